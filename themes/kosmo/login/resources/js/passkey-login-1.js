// Starts the device's dialog, which Keycloak's script handles, when the member asks for it.
import { authenticateByWebAuthn } from "./webauthnAuthenticate.js";

const form = document.getElementById("webauth");
const button = document.getElementById("authenticateWebAuthnButton");
let asking = false;

form.addEventListener("submit", (event) => {
    if (form.clientDataJSON.value !== "" || form.elements.error.value !== "") {
        return;
    }
    if (!window.PublicKeyCredential) {
        form.elements.error.value = form.dataset.errmsg; // Keycloak's script would submit again, which browsers ignore
        return;
    }
    event.preventDefault();
    if (!asking) {
        asking = true; // a second press would break off the first one's dialog
        const input = form.dataset;
        authenticateByWebAuthn({
            ...input,
            isUserIdentified: input.isUserIdentified === "true",
            createTimeout: Number(input.createTimeout),
        });
    }
});

button.disabled = false;
button.focus();
