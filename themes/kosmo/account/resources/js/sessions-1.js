// 「ログイン中の端末」: where the member is logged in, and how to end that.
import { button, call, element, leave, moment, showAgain, text } from "./account-1.js";

const DEVICES = "account/sessions/devices";
const UNKNOWN = "Other"; // Keycloak's word for what the browser does not tell

/** The page, for the frame. */
export async function parts() {
    const sessions = (await call(DEVICES))
        .flatMap(({ os, sessions }) => sessions.map((session) => ({ os, ...session })))
        .sort((one, other) => Boolean(other.current) - Boolean(one.current) || other.lastAccess - one.lastAccess);
    return [element("p", { class: "kosmo-note" }, text("kosmoAccountSessionsIntro")),
        element("ul", { class: "kosmo-cards" }, ...sessions.map(card)), everywhere()];
}

function card(session) {
    const name = device(session);
    return element("li", { class: "kosmo-card" }, element("strong", {}, name),
        session.current ? element("span", { class: "kosmo-here" }, text("kosmoAccountThisDevice")) : null,
        element("span", { class: "kosmo-date" }, text("kosmoAccountLoggedIn", moment(session.started * 1000))),
        element("span", { class: "kosmo-date" }, text("kosmoAccountLastUsed", moment(session.lastAccess * 1000))),
        session.current ? null : button(text("kosmoAccountSignOutDevice"), () => end(session, name), { "aria-label": text("kosmoAccountSignOutDeviceNamed", name) }));
}

/** Such as 「Windows の Chrome」; the browser's version means nothing to anybody. */
function device({ os, browser }) {
    const program = (browser ?? "").split("/")[0];
    const isKnown = (word) => word && !word.startsWith(UNKNOWN);
    return isKnown(os) && isKnown(program) ? text("kosmoAccountDevice", os, program) : text("kosmoAccountUnknownDevice");
}

async function end({ id }, name) {
    await call(`account/sessions/${encodeURIComponent(id)}`, "DELETE");
    await showAgain("success", text("kosmoAccountSignedOutDevice", name));
}

/** Asks once more in the page itself: this ends the member's own visit, too. */
function everywhere() {
    const question = element("div", { class: "kosmo-buttons", role: "group", "aria-labelledby": "kosmo-sure", hidden: true },
        element("p", { id: "kosmo-sure" }, text("kosmoAccountSignOutAllSure")),
        button(text("kosmoAccountYes"), endAll, { class: "kosmo-button kosmo-primary" }),
        button(text("kosmoAccountNo"), async () => ask(false)));
    const begin = button(text("kosmoAccountSignOutAll"), async () => ask(true));
    function ask(isAsking) {
        question.hidden = !isAsking;
        begin.hidden = isAsking;
        (isAsking ? question.querySelector("button") : begin).focus();
    }
    return element("section", { class: "kosmo-way" }, element("p", {}, text("kosmoAccountSignOutAllHelp")), begin, question);
}

async function endAll() {
    await call("account/sessions", "DELETE"); // all but this one
    leave();
}
