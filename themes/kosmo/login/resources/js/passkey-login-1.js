// Starts the device's dialog, which Keycloak's script handles, when the member asks for it.
import { authenticateByWebAuthn } from "./webauthnAuthenticate.js";

const form = document.getElementById("webauth");

form.addEventListener("submit", (event) => {
    if (form.clientDataJSON.value !== "" || form.elements.error.value !== "") {
        return;
    }
    event.preventDefault();
    const input = form.dataset;
    authenticateByWebAuthn({
        ...input,
        isUserIdentified: input.isUserIdentified === "true",
        createTimeout: Number(input.createTimeout),
    });
});
