// What the account pages and the office have in common: the texts and elements of a page, what it says, and the login (OpenID
// Connect, authorization code with PKCE) with the calls that need it. Tokens live in this module alone.

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
export function readTexts(page) {
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

export const hasText = (key) => key in texts;

/** Takes a text that was asked for apart; one that the page brought along stays. */
export function addText(key, value) {
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

/** Several calls at once wait for one new token: Keycloak takes a refresh token once. */
function refresh() {
    refreshing ??= fetchTokens({ grant_type: "refresh_token", refresh_token: tokens.refresh_token }).finally(() => { refreshing = null; });
    return refreshing;
}

/** Asks a server; throws {@link Trouble} where none is to be reached. */
export async function send(address, options) {
    try {
        return await fetch(address, options);
    } catch {
        throw new Trouble(environment.offline);
    }
}

/**
 * Asks with the reader's token.
 *
 * @return the server's answer, whatever it is; null when the session is over
 */
export async function ask(address, method, body, accept = "application/json") {
    if (!tokens || (Date.now() > tokens.until && !(await refresh()))) {
        return null;
    }
    const answer = await send(address, {
        method,
        headers: { authorization: `Bearer ${tokens.access_token}`, accept, "accept-language": locale, ...(body && { "content-type": "application/json" }) },
        body: body && JSON.stringify(body),
    });
    // 401 of Keycloak's: logged out elsewhere. The office's own says more.
    return answer.status === 401 && !answer.headers.get("www-authenticate")?.includes("max_age") ? null : answer;
}

/** The claims about the reader who is logged in. */
export const reader = () => JSON.parse(new TextDecoder().decode(
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
