// Marks the method that suits the device at hand: one that recognises its owner by itself needs no app.
const recognises = await window.PublicKeyCredential?.isUserVerifyingPlatformAuthenticatorAvailable?.().catch(() => false);
const recommended = document.querySelector(`[data-recommends="${recognises ? "passkey" : "otp"}"]`);
if (recommended) {
    recommended.hidden = false;
}
