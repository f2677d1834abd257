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

// Shows what has been typed as a password, and says what the button does now.
for (const button of document.querySelectorAll("[data-password-toggle]")) {
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

// A screen reader reads a field's error with the field; upstream's own forms, such as that of the address, do not say so.
const errorPrefix = "input-error-container-";
for (const error of document.querySelectorAll(`[id^="${errorPrefix}"]`)) {
    const field = document.getElementById(error.id.slice(errorPrefix.length));
    if (field && !field.getAttribute("aria-describedby")?.includes(error.id)) {
        field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${error.id}`.trim());
    }
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

// A form is sent once, however often the button is pressed; coming back to the page makes it usable again.
const sent = new Set();
document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) {
        return;
    }
    if (sent.has(event.target)) {
        event.preventDefault();
    }
    sent.add(event.target);
});
window.addEventListener("pageshow", () => sent.clear());
