// What both pages of a passkey do when their button is pressed.

// One dialog at a time: a second press would end the first one as an error. Who comes back to the page starts anew.
// ask(input) opens the dialog with what the form carries, and returns whether it did.
export function onPress(form, ask) {
    let asked = false;
    window.addEventListener("pageshow", () => {
        asked = false;
        form.clientDataJSON.value = "";
        form.elements.error.value = "";
    });
    form.addEventListener("submit", (event) => {
        const answered = form.clientDataJSON.value !== "" || form.elements.error.value !== "";
        if (answered || event.submitter?.name === "cancel-aia") {
            return;
        }
        if (!window.PublicKeyCredential) {
            form.elements.error.value = form.dataset.errmsg; // Keycloak's script would submit again, which browsers ignore
            return;
        }
        event.preventDefault();
        if (!asked) {
            asked = ask({ ...form.dataset, createTimeout: Number(form.dataset.createTimeout) });
        }
    });
}
