// What makes a page handier. Every page can be used without it, but for passkeys.
import { checkAuthSession, startSessionPolling } from "./authChecker.js";

// Keycloak's own: a page left open in another window comes along when somebody has logged in, or begun anew, meanwhile.
const { loginElsewhere, loginHash } = document.body.dataset;
if (loginElsewhere) {
    startSessionPolling(loginElsewhere);
}
if (loginHash) {
    checkAuthSession(loginHash);
}

// A page that answers a form goes by its own address, not by the one the form was sent to: who reloads it, or comes back to it,
// sends nothing once more. Keycloak does this with a script in the page, which our policy forbids.
if (new URLSearchParams(location.search).has("session_code")) {
    const own = new URL(document.querySelector("form[method='post']")?.getAttribute("action") ?? location.href, location);
    own.searchParams.delete("session_code");
    history.replaceState({}, "", own);
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
