// The name of a new device: suggested from the device at hand, and never one that is taken.
export const taken = [...document.querySelectorAll(".kosmo-taken")].map((other) => fold(other.textContent));

export function fold(text) {
    return text.normalize("NFKC").trim().toLowerCase();
}

// As far as browsers tell: an iPad says that it is a Mac.
export function kindOfDevice() {
    const agent = navigator.userAgent;
    const touchMac = agent.includes("Macintosh") && navigator.maxTouchPoints > 1;
    return [["iphone", /iPhone/], ["ipad", touchMac ? /Macintosh/ : /iPad/], ["android", /Android/], ["windows", /Windows/],
        ["mac", /Macintosh/]].find(([, pattern]) => pattern.test(agent))?.[0] ?? "other";
}

// The field has the suggestions for the kinds that matter to it.
export function suggest(field, kind) {
    const suggestion = field.dataset[kind] ?? field.dataset.other;
    let candidate = suggestion;
    for (let number = 2; taken.includes(fold(candidate)); number++) {
        candidate = `${suggestion} ${number}`;
    }
    field.value ||= candidate; // unless the member was quicker
}
