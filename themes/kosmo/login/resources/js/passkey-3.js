// What both pages of a passkey do when their button is pressed.

// Keycloak reads and writes bytes as base64url; not every browser in use can do that by itself.
export function toBytes(base64url) {
    return Uint8Array.from(atob(base64url.replace(/-/g, "+").replace(/_/g, "/")), (byte) => byte.charCodeAt(0));
}

export function toBase64url(buffer) {
    const base64 = btoa(String.fromCharCode(...new Uint8Array(buffer)));
    return base64.replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}

// The passkeys named in a list, as the browser wants them.
export function passkeys(ids) {
    return ids.split(",").filter(Boolean).map((id) => ({ type: "public-key", id: toBytes(id) }));
}

// What the union leaves open in its WebAuthn policy is the browser's to choose.
export function chosen(option) {
    return option === "not specified" ? undefined : option;
}

// Seconds, as Keycloak counts; 0 leaves it to the browser.
export function timeout(seconds) {
    return Number(seconds) * 1000 || undefined;
}

// What is refused sooner no member has seen.
const AT_ONCE = 500;

// One dialog at a time: a second press would end the first one as an error. Who comes back to the page starts anew.
// ask() opens the dialog and promises the values of the form's fields, or returns nothing if it does not open.
export function onPress(form, ask) {
    let asked = false;

    async function open(isPressed) {
        const answer = asked ? undefined : ask();
        if (!answer) {
            return;
        }
        asked = true;
        const since = performance.now();
        try {
            for (const [field, value] of Object.entries(await answer)) {
                form.elements[field].value = value;
            }
        } catch (error) {
            // Some browsers open no dialog for which nobody has pressed a button: then the member does.
            if (!isPressed && error?.name === "NotAllowedError" && performance.now() - since < AT_ONCE) {
                asked = false;
                return;
            }
            form.elements.error.value = String(error); // its name and, after it, what the browser says in its own words
        }
        // Later: a form whose press is still being told of cannot be sent, and some browsers refuse at once.
        setTimeout(() => (form.requestSubmit ? form.requestSubmit() : form.submit()));
    }

    window.addEventListener("pageshow", ({ persisted }) => {
        asked = false;
        form.clientDataJSON.value = "";
        form.elements.error.value = "";
        // Who has pressed 「再試行してください」 has pressed enough.
        if (!persisted && "again" in form.dataset && window.PublicKeyCredential) {
            open(false);
        }
    });
    form.addEventListener("submit", (event) => {
        const answered = form.clientDataJSON.value !== "" || form.elements.error.value !== "";
        if (answered || event.submitter?.name) { // a button with a name leads away
            return;
        }
        if (!window.PublicKeyCredential) {
            form.elements.error.value = form.dataset.errmsg;
            return;
        }
        event.preventDefault();
        open(true);
    });
}
