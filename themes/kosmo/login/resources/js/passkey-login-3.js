// Opens the device's dialog when the member asks for it.
import { chosen, onPress, passkeys, timeout, toBase64url, toBytes } from "./passkey-3.js";

const form = document.getElementById("webauth");

async function authenticate({ challenge, rpId, userVerification, createTimeout, credentialIds }) {
    const { id, response } = await navigator.credentials.get({
        publicKey: {
            challenge: toBytes(challenge),
            rpId,
            allowCredentials: passkeys(credentialIds),
            userVerification: chosen(userVerification),
            timeout: timeout(createTimeout),
        },
    });
    return {
        clientDataJSON: toBase64url(response.clientDataJSON),
        authenticatorData: toBase64url(response.authenticatorData),
        signature: toBase64url(response.signature),
        credentialId: id,
        userHandle: response.userHandle ? toBase64url(response.userHandle) : "",
    };
}

onPress(form, () => authenticate(form.dataset));

const button = document.getElementById("authenticateWebAuthnButton");
button.disabled = false;
button.focus();
