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

// What looks like a button answers to the keys of a button, and keeps its place in the tab order.
for (const button of document.querySelectorAll("div[role=button]")) {
    button.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            button.click();
        }
    });
}
for (const field of document.querySelectorAll("[tabindex='4']")) {
    field.removeAttribute("tabindex");
}

// A form is sent once, however often the button is pressed; coming back to the page makes it usable again.
const sent = new Set();
document.addEventListener("submit", (event) => {
    if (sent.has(event.target)) {
        event.preventDefault();
    }
    sent.add(event.target);
});
window.addEventListener("pageshow", () => sent.clear());
