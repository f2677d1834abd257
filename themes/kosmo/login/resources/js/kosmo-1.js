// What upstream's templates leave out. Every page can be used without it.

// A title of its own for every page.
const heading = document.getElementById("kc-page-title").textContent.trim();
document.title = [...new Set([heading, document.title])].filter(Boolean).join(" | ");

// The label of the member's own user ID names a field that does not exist.
const attempted = document.getElementById("kc-attempted-username");
if (attempted) {
    attempted.closest(".pf-v5-c-form__group").querySelector("label").htmlFor = attempted.id;
}

// A screen reader reads a field's error with the field.
const errorPrefix = "input-error-container-";
for (const error of document.querySelectorAll(`[id^="${errorPrefix}"]`)) {
    const field = document.getElementById(error.id.slice(errorPrefix.length));
    if (field) {
        field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${error.id}`.trim());
    }
}

// Upstream's tab order is not the order in which a page is read.
for (const field of document.querySelectorAll("[tabindex='4']")) {
    field.removeAttribute("tabindex");
}

// The key of the authenticator app goes into the clipboard.
const copy = document.getElementById("kosmo-totp-copy");
if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
        const key = document.getElementById("kc-totp-secret-key");
        // Selected, it can be copied by hand where the browser does not let a page do it.
        window.getSelection().selectAllChildren(key);
        await navigator.clipboard.writeText(key.textContent.replaceAll(" ", ""));
        document.getElementById("kosmo-totp-copied").hidden = false;
    });
}

// A form is sent once, however often the button is pressed; coming back to the page makes it usable again.
const sent = new Set();
document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) {
        return;
    }
    if (sent.has(event.target)) {
        event.preventDefault();
    }
    sent.add(event.target);
});
window.addEventListener("pageshow", () => sent.clear());
