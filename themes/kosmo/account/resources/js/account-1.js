// The frame of the account pages: logs the member in, shows the page that the address names, and says what has happened. Each page
// is a module of its own, loaded when somebody goes there.
import {
    addText, ask, button, element, environment, hasText, heading, locale, logIn, loginAnswer, logOut, reader, readTexts, reason,
    Refused, say, send, silence, takeCode, text, Trouble,
} from "./page-1.js";

const DRAFT = "kosmo-draft";
const SECOND = "kosmo-second-login";

const content = document.getElementById("kosmo-content");
const links = [...document.querySelectorAll("#kosmo-pages a")];
/** Names of modules whose texts are here. */
const known = new Set([new URLSearchParams(location.search).get("in")]);
let unsaved;

/** A text that the page did not bring along, such as one of a validator that a union has added. */
export async function anyText(key, ...values) {
    if (!hasText(key)) {
        const answer = await fetch(`${environment.server}/resources/${environment.realm}/account/${locale}`);
        for (const { key: other, value } of answer.ok ? await answer.json() : []) {
            addText(other, value);
        }
    }
    return text(key, ...values);
}

/** A name as user profiles write it: ${key} stands for a text, anything else for itself. */
export async function named(name) {
    const key = /^\$\{(.+)\}$/.exec(name)?.[1];
    return key ? anyText(key) : name;
}

/** The page cannot be shown: says why, with a button that tries once more. */
function stop(why, again) {
    fill(button(text("kosmoAccountRetry"), again, { class: "kosmo-button kosmo-primary" }));
    say("danger", why);
}

// --- login ---

/** Comes back to this page. */
async function goToLogin(go, parameters) {
    unsaved = null;
    await logIn(go, `${location.origin}${location.pathname}?in=${entryHere().dataset.module}`, parameters);
}

/** One of Keycloak's actions, such as a new password: it asks for what it needs, and comes back to this page. */
export async function beginAction(action) {
    if (mayLeave()) {
        await goToLogin("assign", { kc_action: action });
    }
}

/** The session is over. What has been typed is there again for the same member after the login. */
async function logInAgain() {
    if (unsaved?.isThere()) {
        sessionStorage.setItem(DRAFT, JSON.stringify({ member: reader().sub, values: unsaved.values() }));
    }
    await goToLogin("assign");
}

/** What this member had typed when the session was over, once; null when there is nothing. */
export function takeDraft() {
    const draft = JSON.parse(sessionStorage.getItem(DRAFT) ?? "{}");
    sessionStorage.removeItem(DRAFT);
    return draft.member === reader().sub ? draft.values : null;
}

/**
 * Asks Keycloak's Account REST, or the union's own resources beside it.
 *
 * @param path below the realm's address
 * @throws Refused with what is wrong with what the member has typed
 */
export async function call(path, method = "GET", body) {
    const answer = (await ask(`${environment.issuer}/${path}`, method, body)) ?? (await logInAgain());
    if (answer.status === 403) {
        throw new Trouble(text("kosmoAccountDenied"));
    }
    if (answer.status === 400 || answer.status === 409) {
        const refusal = await answer.json();
        throw new Refused(refusal.errors ?? [refusal]);
    }
    if (!answer.ok) {
        throw new Trouble(environment.trouble);
    }
    return answer.status === 204 ? null : answer.json();
}

/** Leaves, whatever is unsaved. */
export function leave() {
    unsaved = null;
    logOut();
}

// --- pages ---

/**
 * Whoever leaves with something unsaved is asked first.
 *
 * @param form isThere() says whether there is anything, values() what
 */
export function guard(form) {
    unsaved = form;
}

const mayLeave = () => !unsaved?.isThere() || confirm(text("kosmoAccountUnsaved"));

function fill(...parts) {
    content.replaceChildren(...parts);
    content.removeAttribute("aria-busy");
}

/** The entry of the menu that the address names; an address that none has is the first one's. */
function entryHere() {
    const path = (address) => new URL(address).pathname.replace(/\/*$/, "");
    return links.find((entry) => path(entry.href) === path(location.href)) ?? links[0];
}

async function bringTexts({ href, dataset: { module } }) {
    if (!known.has(module)) {
        const answer = await send(`${href}?in=${module}`);
        readTexts(new DOMParser().parseFromString(await answer.text(), "text/html"));
        known.add(module);
    }
}

async function show() {
    const link = entryHere();
    links.forEach((entry) => entry.removeAttribute("aria-current"));
    link.setAttribute("aria-current", "page");
    heading.textContent = link.textContent;
    unsaved = null;
    silence();
    fill(element("p", { role: "status" }, text("kosmoAccountLoading")));
    content.setAttribute("aria-busy", "true");
    try {
        const [page] = await Promise.all([import(`./${link.dataset.module}-1.js`), bringTexts(link)]);
        fill(...(await page.parts()));
        return true;
    } catch (error) {
        stop(reason(error), show);
        return false;
    }
}

/** The page anew, after a change; what is said stays to be said. */
export async function showAgain(...what) {
    if (await show()) {
        say(...what);
    }
}

async function follow(event) {
    const link = event.target.closest("#kosmo-pages a");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) {
        return;
    }
    event.preventDefault();
    if (mayLeave()) {
        history.pushState(null, "", link.href);
        await show();
        heading.focus();
    }
}

/** The line that says how an action of the login has ended. */
function sayHowItEnded({ kc_action: action, kc_action_status: status }) {
    if (status === "success") {
        const done = `kosmoAccountDone.${action?.split(":")[0]}`;
        say("success", text(hasText(done) ? done : "kosmoAccountSaved"));
    } else if (status) {
        say(status === "cancelled" ? "info" : "danger", text(status === "cancelled" ? "kosmoAccountCancelled" : "kosmoAccountActionFailed"));
    }
}

async function begin() {
    if (!window.isSecureContext) {
        return stop(text("kosmoAccountInsecure"), () => location.reload());
    }
    const isSecond = sessionStorage.getItem(SECOND) !== null;
    sessionStorage.removeItem(SECOND);
    const hadAnswer = location.hash.includes("state=");
    const answer = loginAnswer();
    if (answer.error) {
        return stop(text("kosmoAccountDenied"), () => goToLogin("replace"));
    }
    if (!(await takeCode(answer))) {
        // None yet, or one to a page that the member has gone back from. More than twice would go round in circles.
        if (isSecond) {
            return stop(environment.trouble, () => goToLogin("replace"));
        }
        if (hadAnswer) {
            sessionStorage.setItem(SECOND, "true");
        }
        return goToLogin("replace");
    }
    document.getElementById("kosmo-pages").hidden = false;
    document.getElementById("kosmo-log-out").hidden = false;
    if (await show()) {
        sayHowItEnded(answer);
    }
}

document.getElementById("kosmo-log-out").addEventListener("click", () => mayLeave() && leave());
document.getElementById("kosmo-pages").addEventListener("click", follow);
window.addEventListener("popstate", show);
window.addEventListener("beforeunload", (event) => unsaved?.isThere() && event.preventDefault());
window.addEventListener("pageshow", (event) => event.persisted && location.reload());
begin().catch((error) => stop(reason(error), () => location.reload()));
