// The frame of the account pages: logs the member in (OpenID Connect, authorization code with PKCE), shows the page that the
// address names, and says what has happened. Each page is a module of its own, loaded when somebody goes there.

/** What the page says of itself: server, realm, client, union, portal, changesEmail. */
export const { dataset: environment } = document.body;
export const locale = document.documentElement.lang;
const texts = {};

/** Names of the union's languages, by their tags. */
export const languages = {};

/** What a page brings along, this one or the one of another entry of the menu. */
function read(page) {
    page.getElementById("kosmo-texts").content.querySelectorAll("p").forEach(({ dataset: { key, language }, textContent }) => {
        (key ? texts : languages)[key ?? language] = textContent;
    });
}

const OIDC = `${environment.server}/realms/${environment.realm}/protocol/openid-connect`;
const LOGIN = "kosmo-login";
const DRAFT = "kosmo-draft";
const SECOND = "kosmo-second-login";

const content = document.getElementById("kosmo-content");
const said = document.getElementById("kosmo-said");
const heading = document.getElementById("kc-page-title");
const links = [...document.querySelectorAll("#kosmo-pages a")];
/** Names of modules whose texts are here. */
const known = new Set([new URLSearchParams(location.search).get("in")]);
let tokens;
let unsaved;
read(document);

/** What the server has refused: its messages with the fields they are about. */
export class Refused extends Error {
    constructor(errors) {
        super("refused");
        this.errors = errors;
    }
}

class Trouble extends Error {}

// --- texts and elements ---

/** A text in the member's language with its values, whose braces Java quotes. */
export function text(key, ...values) {
    return (texts[key] ?? key).replace(/'([{}]+)'|''|\{(\d+)[^}]*\}/g, (all, braces, number) =>
        number === undefined ? (braces ?? "'") : String(values[number] ?? ""));
}

/** A text that the page did not bring along, such as one of a validator that a union has added. */
export async function anyText(key, ...values) {
    if (!(key in texts)) {
        const answer = await fetch(`${environment.server}/resources/${environment.realm}/account/${locale}`);
        for (const { key: other, value } of answer.ok ? await answer.json() : []) {
            texts[other] ??= value;
        }
    }
    return text(key, ...values);
}

/** A name as user profiles write it: ${key} stands for a text, anything else for itself. */
export async function named(name) {
    const key = /^\$\{(.+)\}$/.exec(name)?.[1];
    return key ? anyText(key) : name;
}

export function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes ?? {})) {
        if (typeof value === "function") {
            made.addEventListener(attribute, value);
        } else if (value !== false && value != null) {
            made.setAttribute(attribute, value === true ? "" : value);
        }
    }
    made.append(...children.filter((child) => child != null));
    return made;
}

/** As clocks in Japan show it, whatever the device's own time zone is. */
export function moment(milliseconds) {
    return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone: "Asia/Tokyo" })
        .format(milliseconds);
}

/** A button that waits for what it has begun. */
export function button(label, begin, attributes) {
    return element("button", { type: "button", class: "kosmo-button", ...attributes, click: (event) => busy(event.currentTarget, begin) }, label);
}

/** A button is pressed once, and says so until the answer is there. */
export async function busy(pressed, begin) {
    if (pressed.dataset.busy) {
        return;
    }
    const label = pressed.textContent;
    pressed.dataset.busy = "true";
    pressed.textContent = text("kosmoSending");
    try {
        await begin();
    } catch (error) {
        say("danger", text(reason(error)));
    } finally {
        delete pressed.dataset.busy;
        pressed.textContent = label;
    }
}

// --- what has happened ---

/** Says it at the top of the page, and takes the reader there. */
export function say(kind, ...parts) {
    const alert = element("div", { class: `kosmo-alert kosmo-${kind}${kind === "danger" ? " kosmo-errors" : ""}`, role: kind === "danger" ? "alert" : "status", tabindex: "-1" },
        element("span", { class: `kosmo-icon kosmo-icon-${kind === "danger" ? "error" : kind}`, "aria-hidden": "true" }),
        element("div", { class: "kosmo-alert-text" }, ...parts));
    said.replaceChildren(alert);
    nameThePage(kind === "danger");
    alert.focus();
    alert.scrollIntoView({ block: "nearest" });
}

function silence() {
    said.replaceChildren();
    nameThePage(false);
}

function nameThePage(isWrong) {
    const mark = isWrong ? text("kosmoErrorMark") + (locale === "ja" ? "" : " ") : "";
    document.title = `${mark}${heading.textContent} | ${environment.union}`;
}

/** What to tell of it; what nobody has foreseen is told to the browser's console as well. */
function reason(error) {
    if (error instanceof Refused) {
        return "kosmoAccountRefused";
    }
    if (error instanceof Trouble) {
        return error.message;
    }
    console.error(error);
    return "kosmoAccountTrouble";
}

/** The page cannot be shown: says why, with a button that tries once more. */
function stop(key, again) {
    fill(button(text("kosmoAccountRetry"), again, { class: "kosmo-button kosmo-primary" }));
    say("danger", text(key));
}

// --- login ---

const base64Url = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

/**
 * Goes to the login, which comes back to this page at once when the member is logged in.
 *
 * @param go how: a page that cannot be shown leaves no trace in the browser's history
 * @param parameters further ones, such as the action that the member wants to begin
 */
async function logIn(go, parameters) {
    const login = { state: crypto.randomUUID(), verifier: base64Url(crypto.getRandomValues(new Uint8Array(32))), page: `${location.origin}${location.pathname}?in=${entryHere().dataset.module}` };
    sessionStorage.setItem(LOGIN, JSON.stringify(login));
    unsaved = null;
    const challenge = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(login.verifier));
    location[go](`${OIDC}/auth?${new URLSearchParams({
        client_id: environment.client, redirect_uri: login.page, response_type: "code", response_mode: "fragment", scope: "openid",
        state: login.state, code_challenge: base64Url(challenge), code_challenge_method: "S256", ui_locales: locale, ...parameters,
    })}`);
    await new Promise(() => {}); // nothing more of this page counts
}

/** One of Keycloak's actions, such as a new password: it asks for what it needs, and comes back to this page. */
export async function beginAction(action) {
    if (mayLeave()) {
        await logIn("assign", { kc_action: action });
    }
}

/** The session is over. What has been typed is there again for the same member after the login. */
async function logInAgain() {
    if (unsaved?.isThere()) {
        sessionStorage.setItem(DRAFT, JSON.stringify({ member: member().sub, values: unsaved.values() }));
    }
    await logIn("assign");
}

/** What this member had typed when the session was over, once; null when there is nothing. */
export function takeDraft() {
    const draft = JSON.parse(sessionStorage.getItem(DRAFT) ?? "{}");
    sessionStorage.removeItem(DRAFT);
    return draft.member === member().sub ? draft.values : null;
}

/** What the login has answered, which stands in the address; empty when the page was opened without. */
function loginAnswer() {
    const answer = new URLSearchParams(location.hash.slice(1));
    const login = JSON.parse(sessionStorage.getItem(LOGIN) ?? "{}");
    sessionStorage.removeItem(LOGIN);
    history.replaceState(null, "", location.pathname);
    return answer.has("state") && answer.get("state") === login.state ? { ...Object.fromEntries(answer), ...login } : {};
}

async function fetchTokens(parameters) {
    const answer = await send(`${OIDC}/token`, { method: "POST", body: new URLSearchParams({ client_id: environment.client, ...parameters }) });
    if (!answer.ok) {
        return false;
    }
    const fresh = await answer.json();
    tokens = { ...fresh, until: Date.now() + (fresh.expires_in - 10) * 1000 };
    return true;
}

async function send(address, options) {
    try {
        return await fetch(address, options);
    } catch {
        throw new Trouble("kosmoAccountOffline");
    }
}

/**
 * Asks Keycloak's Account REST, or the union's own resources beside it.
 *
 * @param path below the realm's address
 * @throws Refused with what is wrong with what the member has typed
 */
export async function call(path, method = "GET", body) {
    if (Date.now() > tokens.until && !(await fetchTokens({ grant_type: "refresh_token", refresh_token: tokens.refresh_token }))) {
        await logInAgain();
    }
    const answer = await send(`${environment.server}/realms/${environment.realm}/${path}`, {
        method,
        headers: { authorization: `Bearer ${tokens.access_token}`, accept: "application/json", ...(body && { "content-type": "application/json" }) },
        body: body && JSON.stringify(body),
    });
    if (answer.status === 401) {
        await logInAgain(); // logged out elsewhere
    }
    if (answer.status === 403) {
        throw new Trouble("kosmoAccountDenied");
    }
    if (answer.status === 400 || answer.status === 409) {
        const refusal = await answer.json();
        throw new Refused(refusal.errors ?? [refusal]);
    }
    if (!answer.ok) {
        throw new Trouble("kosmoAccountTrouble");
    }
    return answer.status === 204 ? null : answer.json();
}

/** The claims about the member who is logged in. */
const member = () => JSON.parse(new TextDecoder().decode(
    Uint8Array.from(atob(tokens.id_token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0))));

/** Leaves by a form: the token that says who it is stays out of addresses. */
export function logOut() {
    const form = element("form", { method: "post", action: `${OIDC}/logout` });
    for (const [name, value] of Object.entries({ client_id: environment.client, id_token_hint: tokens.id_token })) {
        form.append(element("input", { type: "hidden", name, value }));
    }
    document.body.append(form);
    unsaved = null;
    form.submit();
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
        read(new DOMParser().parseFromString(await answer.text(), "text/html"));
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
        say("success", text(done in texts ? done : "kosmoAccountSaved"));
    } else if (status) {
        say(status === "cancelled" ? "info" : "danger", text(status === "cancelled" ? "kosmoAccountCancelled" : "kosmoAccountActionFailed"));
    }
}

async function begin() {
    if (!window.isSecureContext) {
        return stop("kosmoAccountInsecure", () => location.reload());
    }
    const isSecond = sessionStorage.getItem(SECOND) !== null;
    sessionStorage.removeItem(SECOND);
    const hadAnswer = location.hash.includes("state=");
    const answer = loginAnswer();
    if (answer.error) {
        return stop("kosmoAccountDenied", () => logIn("replace"));
    }
    if (!answer.code || !(await fetchTokens({ grant_type: "authorization_code", code: answer.code, redirect_uri: answer.page, code_verifier: answer.verifier }))) {
        // None yet, or one to a page that the member has gone back from. More than twice would go round in circles.
        if (isSecond) {
            return stop("kosmoAccountTrouble", () => logIn("replace"));
        }
        if (hadAnswer) {
            sessionStorage.setItem(SECOND, "true");
        }
        return logIn("replace");
    }
    document.getElementById("kosmo-pages").hidden = false;
    document.getElementById("kosmo-log-out").hidden = false;
    if (await show()) {
        sayHowItEnded(answer);
    }
}

document.getElementById("kosmo-log-out").addEventListener("click", () => mayLeave() && logOut());
document.getElementById("kosmo-pages").addEventListener("click", follow);
window.addEventListener("popstate", show);
window.addEventListener("beforeunload", (event) => unsaved?.isThere() && event.preventDefault());
window.addEventListener("pageshow", (event) => event.persisted && location.reload());
begin().catch((error) => stop(reason(error), () => location.reload()));
