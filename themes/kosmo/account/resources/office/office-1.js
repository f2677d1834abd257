// The frame of the office: logs the clerk in, shows the room that the address names, and says what has happened.
import {
    ask, button, element, environment, heading, idleFor, locale, logIn, loginAnswer, logOut, reason, Refused, say, silence, takeCode, text, Trouble,
} from "../js/account-1.js";

/** Where the clerk wanted to go before the login, and whether something was to be done that the login has stopped. */
const ROUTE = "kosmo-office-route";
const STOPPED = "kosmo-office-stopped";
/** A session that was opened for the portal, and is remembered for days, opens no office. */
const WORKING_DAY = 8 * 60 * 60;

const page = location.origin + location.pathname;
const content = document.getElementById("kosmo-content");
const links = [...document.querySelectorAll("#kosmo-pages a")];
let roles = [];
/** A member's record does not stay on a screen that the clerk has left. */
let unused;

export const isAnyOf = (...wanted) => wanted.some((role) => roles.includes(role));

async function goToLogin(go, parameters, isStopped = false) {
    sessionStorage.setItem(ROUTE, location.hash);
    sessionStorage.setItem(STOPPED, isStopped ? "true" : "");
    await logIn(go, page, { max_age: WORKING_DAY, ...parameters });
}

/**
 * Asks the union's Admin REST.
 *
 * @param path below the office's address
 * @param accept another type than JSON: then the answer itself is returned
 * @throws Refused with the server's code and the field that is to be mended
 */
export async function call(path, method = "GET", body, accept) {
    const answer = (await ask(environment.api + path, method, body, accept)) ?? (await goToLogin("assign", { prompt: "login" }, method !== "GET"));
    clearTimeout(unused);
    unused = setTimeout(() => goToLogin("assign", { prompt: "login" }), idleFor() * 1000);
    if (answer.ok) {
        return accept ? answer : answer.status === 204 ? null : answer.json();
    }
    const problem = await answer.json().catch(() => ({}));
    if (problem.error === "LOGIN_AGAIN") {
        const age = /max_age="(\d+)"/.exec(answer.headers.get("www-authenticate"))[1];
        throw new Trouble(text("kosmoOfficeLoginAgain"), button(text("kosmoOfficeToLogin"),
            () => goToLogin("assign", age === "0" ? { prompt: "login" } : { max_age: age }, true), { class: "kosmo-button kosmo-primary" }));
    }
    if (answer.status < 500 && problem.error) {
        throw new Refused(problem);
    }
    throw new Trouble(answer.status === 403 ? text("kosmoOfficeDenied") : environment.trouble);
}

/** Gives the clerk a file to save. */
export function deliver(file, name) {
    const link = element("a", { href: URL.createObjectURL(file), download: name });
    link.click();
    URL.revokeObjectURL(link.href);
}

async function receive(path, type) {
    const answer = await call(path, "GET", null, type);
    return { name: /filename="([^"]+)"/.exec(answer.headers.get("content-disposition"))[1], file: await answer.blob() };
}

/** Saves a list as a file for Excel, under the name that the server gives it; the last line counts the rows, so a part is told from the whole. */
export async function save(path) {
    const { file, name } = await receive(path, "text/csv");
    const end = await file.slice(-200).text();
    if (!end.includes(text("kosmoOfficeColumn.end"))) {
        throw new Trouble(text("kosmoOfficeSaveCut"));
    }
    deliver(file, name);
}

/** Saves what is no list of the office's, but a file that the clerk has brought. */
export async function saveAsItIs(path) {
    const { file, name } = await receive(path, "*/*");
    deliver(file, name);
}

/** What is refused, in words: by a problem's code, or by one of those of which the name begins otherwise. */
export function problem({ errors: { error, texts = "kosmoOfficeProblem." } }) {
    return text(texts + error);
}

/** Does it; what the server refuses is said at the field that it is about, at the top of the page where the form has none. */
export async function attempt(form, what) {
    silence();
    form.querySelectorAll("[id^=input-error-]").forEach((said) => {
        const field = said.previousElementSibling;
        field.removeAttribute("aria-invalid");
        field.setAttribute("aria-describedby", field.getAttribute("aria-describedby").replace(said.id, ""));
        said.remove();
    });
    try {
        await what();
    } catch (error) {
        const field = error instanceof Refused && form.elements[error.errors.field];
        if (!field) {
            say("danger", error instanceof Refused ? problem(error) : reason(error));
            return;
        }
        const id = `input-error-${field.id}`;
        field.after(element("p", { id, class: "kosmo-error-text" }, problem(error)));
        field.setAttribute("aria-invalid", "true");
        field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${id}`);
        field.focus();
    }
}

/** Goes to a place of the office, such as "members/4711". */
export function go(place) {
    location.hash = `#/${place}`;
}

export function fill(...parts) {
    content.replaceChildren(...parts);
    content.removeAttribute("aria-busy");
}

function stop(why, again) {
    fill(button(text("kosmoOfficeRetry"), again, { class: "kosmo-button kosmo-primary" }));
    say("danger", why);
}

/** The place that the address names; the first one that the clerk may go to where it names none. */
function place() {
    const [room, ...rest] = location.hash.replace(/^#\//, "").split("/");
    const link = links.find((entry) => !entry.parentElement.hidden && entry.hash === `#/${room}`);
    return link ? { link, rest } : { link: links.find((entry) => !entry.parentElement.hidden), rest: [] };
}

/** Shows the place anew; what is said stays to be said. */
export async function show(...what) {
    const { link, rest } = place();
    links.forEach((entry) => entry.removeAttribute("aria-current"));
    link.setAttribute("aria-current", "page");
    heading.textContent = link.textContent;
    silence();
    content.setAttribute("aria-busy", "true");
    try {
        const room = await import(`./${link.hash.slice(2)}-1.js`);
        fill(...(await room.parts(...rest)));
        if (what.length > 0) {
            say(...what);
        }
    } catch (error) {
        stop(error instanceof Refused ? problem(error) : reason(error), () => show());
    }
}

async function begin() {
    if (environment.accent) {
        document.documentElement.style.setProperty("--kosmo-accent", environment.accent);
    }
    const answer = loginAnswer();
    const route = sessionStorage.getItem(ROUTE);
    const isStopped = sessionStorage.getItem(STOPPED);
    sessionStorage.removeItem(ROUTE);
    sessionStorage.removeItem(STOPPED);
    if (answer.error) {
        return stop(text("kosmoOfficeDenied"), () => goToLogin("replace"));
    }
    if (!(await takeCode(answer))) {
        return goToLogin("replace");
    }
    if (route) {
        history.replaceState(null, "", page + route);
    }
    document.getElementById("kosmo-log-out").hidden = false;
    const me = await call("me");
    roles = me.roles;
    document.getElementById("kosmo-who").textContent = text("kosmoOfficeWho", me.userId, roles.map((role) => text(`kosmoOfficeRole.${role}`)).join(locale === "ja" ? "、" : ", "));
    links.forEach((link) => { link.parentElement.hidden = !isAnyOf(...link.dataset.roles.split(" ")); });
    document.getElementById("kosmo-pages").hidden = false;
    await show(...(isStopped ? ["info", text("kosmoOfficeStopped")] : []));
}

document.getElementById("kosmo-log-out").addEventListener("click", () => logOut(page));
window.addEventListener("hashchange", async () => {
    await show();
    heading.focus();
});
window.addEventListener("pageshow", (event) => event.persisted && location.reload());
begin().catch((error) => stop(error instanceof Refused ? problem(error) : reason(error), () => location.reload()));
