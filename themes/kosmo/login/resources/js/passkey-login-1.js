// Starts the device's dialog, which Keycloak's script handles, when the member asks for it.
import { onPress } from "./passkey-1.js";
import { authenticateByWebAuthn } from "./webauthnAuthenticate.js";

onPress(document.getElementById("webauth"), (input) => {
    authenticateByWebAuthn({ ...input, isUserIdentified: input.isUserIdentified === "true" });
    return true;
});

const button = document.getElementById("authenticateWebAuthnButton");
button.disabled = false;
button.focus();
