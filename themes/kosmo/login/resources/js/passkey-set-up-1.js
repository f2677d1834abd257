// Asks for the name of the device on the page; Keycloak's script opens the device's dialog.
import { onPress } from "./passkey-1.js";
import { registerByWebAuthn } from "./webauthnRegister.js";

const name = document.getElementById("authenticatorLabel");
const taken = [...document.querySelectorAll(".kosmo-taken")].map((other) => fold(other.textContent));

function fold(text) {
    return text.normalize("NFKC").trim().toLowerCase();
}

// Which device this is, as far as it can be told before the dialog: one that cannot recognise its owner by itself needs
// another one.
async function kindOfDevice() {
    if (!await window.PublicKeyCredential?.isUserVerifyingPlatformAuthenticatorAvailable?.()) {
        return "other";
    }
    const agent = navigator.userAgent;
    const touchMac = agent.includes("Macintosh") && navigator.maxTouchPoints > 1;
    return [["iphone", /iPhone/], ["ipad", touchMac ? /Macintosh/ : /iPad/], ["android", /Android/], ["windows", /Windows/],
        ["mac", /Macintosh/]].find(([, pattern]) => pattern.test(agent))?.[0] ?? "other";
}

function unused(suggestion) {
    let candidate = suggestion;
    for (let number = 2; taken.includes(fold(candidate)); number++) {
        candidate = `${suggestion} ${number}`;
    }
    return candidate;
}

function nameProblem() {
    if (name.value.trim() === "") {
        return "kosmo-name-missing";
    }
    if (/[\p{Cc}\p{Cs}]/u.test(name.value)) {
        return "kosmo-name-invalid";
    }
    return taken.includes(fold(name.value)) ? "kosmo-name-taken" : undefined;
}

const help = name.getAttribute("aria-describedby");

function show(problem) {
    document.getElementById("input-error-authenticatorLabel")?.remove();
    for (const error of document.querySelectorAll(".kosmo-error")) {
        error.hidden = error.id !== problem;
    }
    name.parentElement.classList.toggle("pf-m-error", Boolean(problem));
    name.setAttribute("aria-invalid", String(Boolean(problem)));
    // Not every screen reader reads the one, not every one the other.
    name.setAttribute("aria-describedby", problem ? `${help} ${problem}` : help);
    name.setAttribute("aria-errormessage", problem ?? "");
}

name.addEventListener("input", () => show());

// Keycloak's script asks for the name when the device has already stored the passkey; it is known by then.
window.prompt = () => name.value.trim();

onPress(document.getElementById("register"), (input) => {
    const problem = nameProblem();
    show(problem);
    if (problem) {
        name.focus();
        return false;
    }
    registerByWebAuthn({
        ...input,
        signatureAlgorithms: input.signatureAlgorithms.split(",").filter(Boolean).map(Number),
    });
    return true;
});

document.getElementById("registerWebAuthn").disabled = false;

if (name.value === "") {
    const kind = await kindOfDevice().catch(() => "other"); // a browser that does not tell
    name.value ||= unused(name.dataset[kind]); // unless the member was quicker
}
