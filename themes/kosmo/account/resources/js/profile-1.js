// 「プロフィール」: what the union's user profile lets the member see and change.
import { anyText, beginAction, busy, button, call, element, environment, guard, languages, locale, named, Refused, say, showAgain, takeDraft, text } from "./account-1.js";

// Keycloak's representation of a user has these beside the attributes, not among them.
const ROOT = ["username", "email", "firstName", "lastName"];
const LOCALE = "locale";
const ACCOUNT = "account?userProfileMetadata=true";

/** The page, for the frame. */
export async function parts() {
    const account = await call(ACCOUNT);
    const known = account.userProfileMetadata.attributes.filter(({ name }) => name !== LOCALE);
    const language = { name: LOCALE, options: languages, label: text("kosmoAccountLanguage"), value: locale };
    const fields = await Promise.all([language, ...known].map((attribute) => field(attribute, account)));
    const form = element("form", { class: "kosmo-form", novalidate: true, submit: (event) => {
        event.preventDefault();
        return busy(save, () => submit(fields));
    } });
    const save = element("button", { type: "submit", class: "kosmo-button kosmo-primary" }, text("kosmoAccountSave"));
    form.append(element("h2", { class: "kosmo-part" }, text("kosmoAccountGeneral")), ...fields.map((one) => one.group),
        element("div", { class: "kosmo-buttons" }, save, environment.portal
            ? element("a", { class: "kosmo-button", href: environment.portal }, text("kosmoAccountBack")) : null));
    restore(fields);
    guard({ isThere: () => fields.some(isChanged), values: () => changes(fields) });
    return [element("p", { class: "kosmo-note" }, text("kosmoAccountProfileIntro")), form];
}

function restore(fields) {
    const draft = takeDraft();
    fields.filter((one) => draft && one.name in draft).forEach((one) => { one.input.value = draft[one.name]; });
    if (draft) {
        queueMicrotask(() => say("info", text("kosmoAccountDraft")));
    }
}

async function field(attribute, account) {
    const { name } = attribute;
    const options = attribute.options ?? (await optionsOf(attribute));
    const value = attribute.value ?? valueOf(account, name);
    const isFixed = attribute.readOnly || (name === "email" && "changesEmail" in environment);
    const label = attribute.label ?? (await named(attribute.displayName ?? name));
    const described = `input-error-container-${name}`;
    const input = isFixed
        ? element("input", { id: name, type: "text", class: "kosmo-fixed", readonly: true, value: options?.[value] ?? value, autocomplete: completed(name) })
        : options ? choice(name, options, value, attribute.required)
        : element("input", { id: name, name, type: type(attribute), value, autocapitalize: "none", spellcheck: "false", autocomplete: completed(name) });
    if (attribute.required && !isFixed) {
        input.setAttribute("aria-required", "true");
    }
    input.setAttribute("aria-describedby", described);
    const error = element("div", { id: described, "aria-live": "polite" });
    const group = element("div", { class: `kosmo-field${name === "temporaryUserId" ? " kosmo-on-wide" : ""}` },
        element("label", { class: "kosmo-label", for: name }, label, ...(attribute.required && !isFixed ? [" ", required()] : [])),
        input, error, ...beside(name, account));
    return { name, label, value, input, error, group, isFixed };
}

const required = () => element("span", { class: "kosmo-required" }, text("kosmoRequired"));

/** A browser offers what it knows of the member (WCAG 1.3.5). */
const completed = (name) => (["username", "email"].includes(name) ? name : "off");

const type = ({ annotations }) => ({ "html5-date": "date", "html5-tel": "tel", "html5-email": "email", "html5-url": "url" })[annotations?.inputType] ?? "text";

const valueOf = (account, name) => (ROOT.includes(name) ? account[name] : account.attributes?.[name]?.[0]) ?? "";

async function optionsOf({ validators, annotations }) {
    const values = validators?.options?.options;
    const labels = annotations?.inputOptionLabels ?? {};
    return values && Object.fromEntries(await Promise.all(values.map(async (value) => [value, await named(labels[value] ?? value)])));
}

function choice(name, options, value, isRequired) {
    const empty = value in options || (isRequired && value) ? [] : [element("option", { value: "" }, text("kosmoAccountChoose"))];
    return element("select", { id: name, name }, ...empty,
        ...Object.entries(options).map(([option, label]) => element("option", { value: option, selected: option === value }, label)));
}

/** What belongs to one field alone. */
function beside(name, account) {
    if (name === "username") {
        return [element("details", { class: "kosmo-characters" }, element("summary", {}, text("kosmoCharactersShow")), element("p", {}, text("kosmoCharactersTitle")),
            element("ul", {}, ...text("kosmoCharactersList").split("\n").map((character) => element("li", {}, character))))];
    }
    if (name !== "email" || !("changesEmail" in environment)) {
        return [];
    }
    const pending = account.attributes?.["kc.email.pending"]?.[0];
    return [pending ? element("p", { class: "kosmo-help" }, text("kosmoAccountEmailPending", pending)) : null,
        button(text("kosmoAccountChangeEmail"), () => beginAction("UPDATE_EMAIL"), { class: "kosmo-link" })];
}

const isChanged = ({ input, value, isFixed }) => !isFixed && input.value !== value;

const changes = (fields) => Object.fromEntries(fields.filter(isChanged).map(({ name, input }) => [name, input.value]));

/** Only what was changed here: another window may have changed the rest meanwhile. */
async function submit(fields) {
    const changed = changes(fields);
    fields.forEach((one) => showError(one));
    if (Object.keys(changed).length === 0) {
        return say("info", text("kosmoAccountNothingChanged"));
    }
    const { userProfileMetadata, ...account } = await call(ACCOUNT);
    for (const [name, value] of Object.entries(changed)) {
        if (ROOT.includes(name)) {
            account[name] = value;
        } else {
            account.attributes = { ...account.attributes, [name]: [value] };
        }
    }
    try {
        await call("account", "POST", account);
    } catch (error) {
        if (error instanceof Refused) {
            return refuse(error.errors, fields);
        }
        throw error;
    }
    guard(null);
    if (LOCALE in changed) {
        return location.reload();
    }
    await showAgain("success", text("kosmoAccountSaved"));
}

/** The errors in words: first all together with the way to each field, then each at its field. */
async function refuse(errors, fields) {
    const lines = [];
    for (const { field: name, errorMessage, params } of errors) {
        const message = await anyText(errorMessage, ...(await Promise.all((params ?? []).map(named))));
        const one = fields.find((candidate) => candidate.name === name);
        if (one) {
            showError(one, message);
        }
        lines.push(element("li", {}, one ? element("a", { href: `#${name}`, click: (event) => {
            event.preventDefault();
            one.input.focus();
        } }, message) : message));
    }
    say("danger", element("p", {}, lines.length === 1 ? text("kosmoError") : text("kosmoErrors", lines.length)), element("ul", {}, ...lines));
}

function showError({ name, input, error }, message) {
    input.toggleAttribute("aria-invalid", Boolean(message));
    if (message) {
        input.setAttribute("aria-invalid", "true");
    }
    error.replaceChildren(...(message ? [element("p", { id: `input-error-${name}`, class: "kosmo-error-text" }, message)] : []));
}
