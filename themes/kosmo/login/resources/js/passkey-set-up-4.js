// Asks for the name of the device on the page, then opens the device's dialog.
import { fold, kindOfDevice, recognisesOwner, suggest, taken } from "./kosmo-3.js";
import { chosen, onPress, passkeys, timeout, toBase64url, toBytes } from "./passkey-3.js";

const form = document.getElementById("register");
const name = document.getElementById("authenticatorLabel");
// A device that cannot recognise its owner by itself needs another one.
async function kindOfPasskey() {
    return await recognisesOwner() ? kindOfDevice() : "other";
}

function nameProblem() {
    if (name.value.trim() === "") {
        return "kosmo-name-missing";
    }
    if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name.value)) {
        return "kosmo-name-invalid";
    }
    return taken.includes(fold(name.value)) ? "kosmo-name-taken" : undefined;
}

const help = name.getAttribute("aria-describedby").replace(" input-error-authenticatorLabel", "");

function show(problem) {
    document.getElementById("input-error-authenticatorLabel")?.remove();
    for (const error of document.querySelectorAll(".kosmo-error")) {
        error.hidden = error.id !== problem;
    }
    name.setAttribute("aria-invalid", String(Boolean(problem)));
    // Not every screen reader reads the one, not every one the other.
    name.setAttribute("aria-describedby", problem ? `${help} ${problem}` : help);
    name.setAttribute("aria-errormessage", problem ?? "");
}

name.addEventListener("input", () => show());

async function register(asked) {
    // Older realms say only whether the device has to keep the passkey.
    const residentKey = chosen(asked.residentKey) ?? { Yes: "required", No: "discouraged" }[asked.requireResidentKey];
    const { rawId, response, authenticatorAttachment } = await navigator.credentials.create({
        publicKey: {
            challenge: toBytes(asked.challenge),
            rp: { id: asked.rpId, name: asked.rpEntityName },
            user: { id: toBytes(asked.userid), name: asked.username, displayName: asked.username },
            pubKeyCredParams: asked.signatureAlgorithms.split(",").map((alg) => ({ type: "public-key", alg: Number(alg) })),
            attestation: chosen(asked.attestationConveyancePreference),
            authenticatorSelection: {
                authenticatorAttachment: chosen(asked.authenticatorAttachment),
                residentKey,
                requireResidentKey: residentKey === "required", // for browsers that do not know the other
                userVerification: chosen(asked.userVerificationRequirement),
            },
            excludeCredentials: passkeys(asked.excludeCredentialIds),
            timeout: timeout(asked.createTimeout),
        },
    });
    return {
        clientDataJSON: toBase64url(response.clientDataJSON),
        attestationObject: toBase64url(response.attestationObject),
        publicKeyCredentialId: toBase64url(rawId),
        transports: String(response.getTransports?.() ?? ""),
        authenticatorAttachment: authenticatorAttachment ?? "",
    };
}

onPress(form, () => {
    const problem = nameProblem();
    show(problem);
    if (problem) {
        name.focus();
        return undefined;
    }
    return register(form.dataset);
});

document.getElementById("registerWebAuthn").disabled = false;

if (name.value === "") {
    suggest(name, await kindOfPasskey().catch(() => "other")); // a browser that does not tell
}
