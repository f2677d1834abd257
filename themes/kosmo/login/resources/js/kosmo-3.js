// What makes a page handier. Every page can be used without it, but for passkeys.
import { checkAuthSession, startSessionPolling } from "./authChecker.js";

// A page that answers a form goes by its own address, not by the one the form was sent to: who reloads it, or comes back to it,
// sends nothing once more. Keycloak does this with a script in the page, which our policy forbids.
const own = new URL(document.querySelector("form[method='post']")?.getAttribute("action") ?? location.href, location);
own.searchParams.delete("session_code");
// A form for another server, as that of SAML, has no address of ours.
if (new URLSearchParams(location.search).has("session_code") && own.origin === location.origin) {
    history.replaceState({}, "", own);
}

// Keycloak's own: a page left open in another window comes along when somebody has logged in, or begun anew, meanwhile. The
// address for that names the login as the page's own does; Keycloak would write it into the page once more, a third of a KB.
if (own.pathname.includes("/login-actions/") && own.searchParams.has("tab_id")) {
    const anew = new URL("restart?skip_logout=true", own);
    for (const [name, value] of own.searchParams) {
        if (["client_id", "tab_id", "client_data"].includes(name)) {
            anew.searchParams.set(name, value);
        }
    }
    startSessionPolling(anew.href);
}
const { loginHash } = document.body.dataset;
if (loginHash) {
    checkAuthSession(loginHash);
}

// Shows what has been typed as a password, and says what the button does now. Pages of Keycloak's own bring a script for it.
for (const button of document.querySelectorAll("[data-password-toggle][data-other-label]")) {
    const field = document.getElementById(button.getAttribute("aria-controls"));
    const icon = button.firstElementChild;
    button.hidden = false;
    button.addEventListener("click", () => {
        const { otherIcon, otherLabel } = button.dataset;
        button.dataset.otherIcon = icon.className;
        button.dataset.otherLabel = button.getAttribute("aria-label");
        field.type = field.type === "password" ? "text" : "password";
        icon.className = otherIcon;
        button.setAttribute("aria-label", otherLabel);
    });
}

// The key of the authenticator app goes into the clipboard.
const copy = document.getElementById("kosmo-totp-copy");
if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
        const key = document.getElementById("kc-totp-secret-key");
        // Selected, it can be copied by hand where the browser does not let a page do it.
        window.getSelection().selectAllChildren(key);
        await navigator.clipboard.writeText(key.textContent.replaceAll(" ", ""));
        document.getElementById("kosmo-totp-copied").hidden = false;
    });
}

// What went wrong is read first, and on a phone seen first: the page is a new one, and begins above it.
const wrong = document.querySelector(".kosmo-errors, .kosmo-danger[role=alert]");
if (wrong) {
    wrong.tabIndex = -1;
    wrong.focus();
}

// A form is sent once, however often the button is pressed, which says so meanwhile. It lets go when the page is come back to,
// and after a while: whoever has stopped the browser, or has lost the network, is not told that here.
const LETS_GO_AFTER = 8000;
const sent = new Map();

function letGo(form) {
    sent.get(form)?.();
    sent.delete(form);
}

document.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (event.defaultPrevented) {
        return;
    }
    if (sent.has(form)) {
        event.preventDefault();
        return;
    }
    const own = submitter?.textContent;
    const timer = setTimeout(() => letGo(form), LETS_GO_AFTER);
    sent.set(form, () => {
        clearTimeout(timer);
        if (own) {
            submitter.textContent = own;
        }
    });
    if (own) {
        submitter.textContent = document.body.dataset.sending;
    }
});
window.addEventListener("pageshow", () => [...sent.keys()].forEach(letGo));

// A choice of language makes the page anew. What was typed comes along, in this tab and for the next page alone; passwords do not.
const TYPED = "kosmo-typed";
const fields = [...document.querySelectorAll("main :is(input:not([type=hidden], [autocomplete$=password], [readonly]), select)")];
const entry = ({ type }) => ["checkbox", "radio"].includes(type) ? "checked" : "value";
if (navigator.cookieEnabled) {
    const { page, entries = [] } = JSON.parse(sessionStorage.getItem(TYPED)) ?? {};
    sessionStorage.removeItem(TYPED);
    if (page === document.body.dataset.pageId && entries.length === fields.length) {
        fields.forEach((field, number) => field[entry(field)] = entries[number]);
    }
    document.querySelector(".kosmo-languages")?.addEventListener("click", () => sessionStorage.setItem(TYPED,
        JSON.stringify({ page: document.body.dataset.pageId, entries: fields.map((field) => field[entry(field)]) })));
}

// A device that recognises its owner by itself needs no app: on the page where a method is chosen, what suits it is marked.
export async function recognisesOwner() {
    return window.PublicKeyCredential?.isUserVerifyingPlatformAuthenticatorAvailable?.().catch(() => false);
}

if (document.querySelector(".kosmo-recommended")) {
    recognisesOwner().then((yes) => document.getElementById(yes ? "passkey-recommended" : "otp-recommended").hidden = false);
}

// The name of a new device: suggested from the device at hand, and never one that is taken.
export const taken = [...document.querySelectorAll(".kosmo-taken")].map((other) => fold(other.textContent));

export function fold(text) {
    return text.normalize("NFKC").trim().toLowerCase();
}

// As far as browsers tell: an iPad says that it is a Mac.
export function kindOfDevice() {
    const agent = navigator.userAgent;
    if (agent.includes("Macintosh")) {
        return navigator.maxTouchPoints > 1 ? "ipad" : "mac";
    }
    return /iPhone|iPad|Android|Windows/.exec(agent)?.[0].toLowerCase();
}

// The field has the suggestions for the kinds that matter to it.
export function suggest(field, kind) {
    const suggestion = field.dataset[kind] ?? field.dataset.other;
    let candidate = suggestion;
    for (let number = 2; taken.includes(fold(candidate)); number++) {
        candidate = `${suggestion} ${number}`;
    }
    field.value ||= candidate; // unless the member was quicker
}

const name = document.getElementById("userLabel");
if (name) {
    suggest(name, kindOfDevice());
}

// A computer has nothing but the barcode to offer; a phone cannot scan its own screen.
const barcode = document.getElementById("kosmo-totp-barcode");
if (barcode && matchMedia("(hover: hover) and (pointer: fine)").matches) {
    barcode.open = true;
    barcode.firstElementChild.hidden = true;
}

// The last digit of a code sends the form, when nothing else is missing.
const code = document.querySelector("[data-digits]");
let sentCode = "";

function isMissing(field) {
    return field.value.trim() === "" || (field.getAttribute("aria-invalid") === "true" && field.value === field.defaultValue);
}

function sendWhenWhole(event) {
    const digits = code.value.normalize("NFKC").replace(/\D/g, "");
    const others = [...code.form.querySelectorAll("[aria-required=true]")].filter((field) => field !== code);
    // What a Japanese keyboard is still composing is not typed yet; the same code is not sent twice.
    if (event.isComposing || digits.length !== Number(code.dataset.digits) || digits === sentCode || others.some(isMissing)) {
        return;
    }
    sentCode = digits;
    code.form.querySelector("[type=submit]").click();
}

if (code) {
    document.getElementById(`${code.id}-sends`).hidden = false;
    code.addEventListener("input", sendWhenWhole);
    code.addEventListener("compositionend", sendWhenWhole);
}
