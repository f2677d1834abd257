// The frame of the account pages: logs the member in (OpenID Connect, authorization code with PKCE), shows the page that the
// address names, and says what has happened. Each page is a module of its own, loaded when somebody goes there. The office has its
// texts, its elements and its login from here, too: a file of their own would be one more request of every member.

/** What the page says of itself: issuer, client, union, and what to say when a server is offline, in trouble, or has refused something. */
export const { dataset: environment } = document.body;
export const locale = document.documentElement.lang;
const texts = {};

/** Names of the union's languages, by their tags. */
export const languages = {};

const OIDC = `${environment.issuer}/protocol/openid-connect`;
const LOGIN = "kosmo-login";

const said = document.getElementById("kosmo-said");
export const heading = document.getElementById("kc-page-title");
let tokens;
let refreshing;

/** What a page brings along, this one or another that was asked for. */
function readTexts(page) {
    page.getElementById("kosmo-texts").content.querySelectorAll("p").forEach(({ dataset: { key, language }, textContent }) => {
        (key ? texts : languages)[key ?? language] = textContent;
    });
}

readTexts(document);

/** The server has refused, and says why. */
export class Refused extends Error {
    constructor(errors) {
        super("refused");
        this.errors = errors;
    }
}

/** Something to tell the reader as it is, with the way on where there is one. */
export class Trouble extends Error {
    constructor(message, wayOn) {
        super(message);
        this.wayOn = wayOn;
    }
}

// --- texts and elements ---

/** A text in the reader's language with its values, whose braces Java quotes. */
export function text(key, ...values) {
    return (texts[key] ?? key).replace(/'([{}]+)'|''|\{(\d+)[^}]*\}/g, (all, braces, number) =>
        number === undefined ? (braces ?? "'") : String(values[number] ?? ""));
}

const hasText = (key) => key in texts;

/** Takes a text that was asked for apart; one that the page brought along stays. */
function addText(key, value) {
    texts[key] ??= value;
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
        say("danger", reason(error));
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

/** Whatever was said is over. */
export function silence() {
    said.replaceChildren();
    nameThePage(false);
}

function nameThePage(isWrong) {
    const mark = isWrong ? text("kosmoErrorMark") + (locale === "ja" ? "" : " ") : "";
    document.title = `${mark}${heading.textContent} | ${environment.union}`;
}

/** What to tell of it; what nobody has foreseen is told to the browser's console as well. */
export function reason(error) {
    if (error instanceof Refused) {
        return environment.refused;
    }
    if (error instanceof Trouble) {
        return error.wayOn ? element("div", {}, element("p", {}, error.message), error.wayOn) : error.message;
    }
    console.error(error);
    return environment.trouble;
}

// --- login ---

const base64Url = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

/**
 * Goes to the login, which comes back at once when the reader is logged in.
 *
 * @param go how: a page that cannot be shown leaves no trace in the browser's history
 * @param page where it comes back to, an address that the client names
 * @param parameters further ones, such as an action that is to be begun
 */
export async function logIn(go, page, parameters) {
    const login = { state: crypto.randomUUID(), verifier: base64Url(crypto.getRandomValues(new Uint8Array(32))), page };
    sessionStorage.setItem(LOGIN, JSON.stringify(login));
    const challenge = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(login.verifier));
    location[go](`${OIDC}/auth?${new URLSearchParams({
        client_id: environment.client, redirect_uri: page, response_type: "code", response_mode: "fragment", scope: "openid",
        state: login.state, code_challenge: base64Url(challenge), code_challenge_method: "S256", ui_locales: locale, ...parameters,
    })}`);
    await new Promise(() => {}); // nothing more of this page counts
}

/** What the login has answered, which stands in the address; empty when the page was opened without. */
export function loginAnswer() {
    const answer = new URLSearchParams(location.hash.slice(1));
    const login = JSON.parse(sessionStorage.getItem(LOGIN) ?? "{}");
    sessionStorage.removeItem(LOGIN);
    if (!answer.has("state")) {
        return {};
    }
    history.replaceState(null, "", location.pathname);
    return answer.get("state") === login.state && (answer.get("iss") ?? environment.issuer) === environment.issuer
        ? { ...Object.fromEntries(answer), ...login } : {};
}

/** Turns what the login has answered into tokens; false when there was nothing to turn, or the server does not take it. */
export async function takeCode({ code, page, verifier }) {
    return Boolean(code) && fetchTokens({ grant_type: "authorization_code", code, redirect_uri: page, code_verifier: verifier });
}

async function fetchTokens(parameters) {
    const answer = await send(`${OIDC}/token`, { method: "POST", credentials: "omit", body: new URLSearchParams({ client_id: environment.client, ...parameters }) });
    if (!answer.ok) {
        return false;
    }
    const fresh = await answer.json();
    tokens = { ...fresh, until: Date.now() + (fresh.expires_in - 10) * 1000 };
    return true;
}

/** For how many seconds the login goes on without a call. */
export const idleFor = () => tokens.refresh_expires_in;

/** Several calls at once wait for one new token: Keycloak takes a refresh token once. */
function refresh() {
    refreshing ??= fetchTokens({ grant_type: "refresh_token", refresh_token: tokens.refresh_token }).finally(() => { refreshing = null; });
    return refreshing;
}

/** Asks a server; throws {@link Trouble} where none is to be reached. */
async function send(address, options) {
    try {
        return await fetch(address, options);
    } catch {
        throw new Trouble(environment.offline);
    }
}

/**
 * Asks with the reader's token.
 *
 * @param body sent as JSON; a file, or a piece of one, as it is
 * @return the server's answer, whatever it is; null when the session is over
 */
export async function ask(address, method, body, accept = "application/json") {
    if (!tokens || (Date.now() > tokens.until && !(await refresh()))) {
        return null;
    }
    const isFile = body instanceof Blob;
    const answer = await send(address, {
        method,
        headers: {
            authorization: `Bearer ${tokens.access_token}`, accept, "accept-language": locale,
            ...(body && { "content-type": isFile ? "application/octet-stream" : "application/json" }),
        },
        body: isFile ? body : body && JSON.stringify(body),
    });
    // 401 of Keycloak's: logged out elsewhere. The office's own says more.
    return answer.status === 401 && !answer.headers.get("www-authenticate")?.includes("max_age") ? null : answer;
}

/** The claims about the reader who is logged in. */
const reader = () => JSON.parse(new TextDecoder().decode(
    Uint8Array.from(atob(tokens.id_token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0))));

/**
 * Leaves by a form: the token that says who it is stays out of addresses.
 *
 * @param page where to go then; without one the union's own page says that it is over
 */
export function logOut(page) {
    const form = element("form", { method: "post", action: `${OIDC}/logout` });
    const fields = { client_id: environment.client, id_token_hint: tokens.id_token, ...(page && { post_logout_redirect_uri: page }) };
    for (const [name, value] of Object.entries(fields)) {
        form.append(element("input", { type: "hidden", name, value }));
    }
    document.body.append(form);
    form.submit();
}

// --- the account pages ---

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

if (document.body.dataset.pageId === "account") {
    document.getElementById("kosmo-log-out").addEventListener("click", () => mayLeave() && leave());
    document.getElementById("kosmo-pages").addEventListener("click", follow);
    window.addEventListener("popstate", show);
    window.addEventListener("beforeunload", (event) => unsaved?.isThere() && event.preventDefault());
    window.addEventListener("pageshow", (event) => event.persisted && location.reload());
    begin().catch((error) => stop(reason(error), () => location.reload()));
}
