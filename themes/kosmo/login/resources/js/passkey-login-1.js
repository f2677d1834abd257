// Starts the device's dialog, which Keycloak's script handles, when the member asks for it.
import { authenticateByWebAuthn } from "./webauthnAuthenticate.js";

const form = document.getElementById("webauth");

// One dialog at a time: a second press would end the first one as an error. Who comes back to the page starts anew.
let asked = false;
window.addEventListener("pageshow", () => {
    asked = false;
    form.clientDataJSON.value = "";
    form.elements.error.value = "";
});

form.addEventListener("submit", (event) => {
    if (form.clientDataJSON.value !== "" || form.elements.error.value !== "") {
        return;
    }
    if (!window.PublicKeyCredential) {
        form.elements.error.value = form.dataset.errmsg; // Keycloak's script would submit again, which browsers ignore
        return;
    }
    event.preventDefault();
    if (!asked) {
        asked = true;
        const input = form.dataset;
        authenticateByWebAuthn({
            ...input,
            isUserIdentified: input.isUserIdentified === "true",
            createTimeout: Number(input.createTimeout),
        });
    }
});

const button = document.getElementById("authenticateWebAuthnButton");
button.disabled = false;
button.focus();
