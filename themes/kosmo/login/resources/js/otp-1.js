// The pages on which a code of the authenticator app is typed.
import { kindOfDevice, suggest } from "./device-1.js";

const name = document.getElementById("userLabel");
if (name) {
    suggest(name, kindOfDevice());
}

// A computer has nothing but the barcode to offer; a phone cannot scan its own screen.
const barcode = document.getElementById("kosmo-totp-barcode");
if (barcode && matchMedia("(hover: hover) and (pointer: fine)").matches) {
    barcode.open = true;
    barcode.firstElementChild.hidden = true;
}

// The last digit sends the form, when nothing else is missing.
const code = document.querySelector("[data-digits]");
let sent = "";

function isMissing(field) {
    return field.value.trim() === "" || (field.getAttribute("aria-invalid") === "true" && field.value === field.defaultValue);
}

function sendWhenWhole(event) {
    const digits = code.value.normalize("NFKC").replace(/\D/g, "");
    const others = [...code.form.querySelectorAll("[aria-required=true]")].filter((field) => field !== code);
    // What a Japanese keyboard is still composing is not typed yet; the same code is not sent twice.
    if (event.isComposing || digits.length !== Number(code.dataset.digits) || digits === sent || others.some(isMissing)) {
        return;
    }
    sent = digits;
    code.form.querySelector("[type=submit]").click();
}

if (code) {
    document.getElementById(`${code.id}-sends`).hidden = false;
    code.addEventListener("input", sendWhenWhole);
    code.addEventListener("compositionend", sendWhenWhole);
}
