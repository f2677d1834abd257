// What the screens of an import have in common: words, numbers, notices, and a question before something is done.
import { attempt, problem, show } from "./office-1.js";
import { button, element, heading, locale, reason, Refused, say, text } from "../js/account-1.js";

export const word = (key, ...values) => text(`kosmoOfficeImport.${key}`, ...values);

const whole = new Intl.NumberFormat(locale);
export const count = (number) => whole.format(number);

export const back = () => element("p", {}, element("a", { href: "#/imports" }, word("back")));

export const importPath = (id, ...more) => ["members/imports", encodeURIComponent(id), ...more].join("/");

/** Says what went wrong where there is no form at whose fields it could be said. */
export const fault = (error) => say("danger", error instanceof Refused ? problem(error) : reason(error));

/** The import as it stands now; what has been pressed is gone, so the reader begins at the top. */
export async function showAnew() {
    await show();
    heading.focus();
}

/** A notice within the page, which stays as long as it is true. */
export function notice(kind, ...parts) {
    return element("div", { class: `kosmo-alert kosmo-${kind}`, role: kind === "danger" ? "alert" : null },
        element("span", { class: `kosmo-icon kosmo-icon-${kind === "danger" ? "error" : kind}`, "aria-hidden": "true" }),
        element("div", { class: "kosmo-alert-text" }, ...parts));
}

/** @param options value and label of each */
export function choice(name, label, options, { value = "", help, ...attributes } = {}) {
    const select = element("select", { id: name, name, ...attributes, ...(help && { "aria-describedby": `${name}-help` }) },
        ...options.map(([code, shown]) => element("option", { value: code }, shown)));
    select.value = value;
    return element("div", { class: "kosmo-field office-field" }, element("label", { for: name, class: "kosmo-label" }, label),
        help ? element("p", { id: `${name}-help`, class: "kosmo-help" }, help) : null, select);
}

// --- reasons ---

/** Reasons that name another line, where many rows are counted. */
const OTHERS = ["SAME_USER_ID", "SAME_NUMBER", "SAME_PERSON"];

/** Names of attributes of the record that are columns of the file, too. */
const FIELDS = {
    username: "USER_ID", displayName: "NAME", displayNameKana: "KANA", email: "EMAIL", birthdate: "BIRTHDATE", locale: "LANGUAGE",
    insuredPersonSymbol: "SYMBOL", insuredPersonNumber: "NUMBER", insuredPersonBranchNumber: "BRANCH",
};

export const columnName = (column) => word(`column.${column}`);

function sentence(code, where, other) {
    const said = text(`kosmoOfficeFileRow.${code}`, other);
    return where ? text("kosmoOfficeResultColumn", where, said) : said;
}

/** Why a row is refused, or what there is to know of it. */
export function reasonsOf({ reason: code, field, problems }) {
    if (problems?.length > 0) {
        return problems.map((found) => sentence(found.code, found.column, found.other));
    }
    return code ? [sentence(code, field && (field in FIELDS ? columnName(FIELDS[field]) : field))] : [];
}

/** Of how many rows it is true. */
export const reasonCounted = (code) => OTHERS.includes(code) ? word(`counted.${code}`) : text(`kosmoOfficeFileRow.${code}`);

// --- questions ---

/**
 * A form whose button asks first: what will be done stands there, and is done by a second button.
 *
 * @param lines tells what will be done when the button is pressed; may refuse
 * @param before what else stands in the form
 */
export function asking({ label, lines, yes, begin, primary = true }, ...before) {
    const list = element("ul", {});
    const first = element("button", { type: "submit", class: `kosmo-button${primary ? " kosmo-primary" : ""}` }, label);
    const close = () => {
        question.hidden = true;
        first.hidden = false;
    };
    const question = element("div", { class: "kosmo-note office-question", role: "group", "aria-label": label, tabindex: "-1", hidden: true },
        list,
        element("div", { class: "office-buttons" },
            button(yes, () => attempt(form, begin), { class: "kosmo-button kosmo-primary" }),
            button(word("no"), () => {
                close();
                first.focus();
            })));
    // Whatever is changed meanwhile has not been asked about.
    const form = element("form", { novalidate: true, input: close, submit: (event) => {
        event.preventDefault();
        return attempt(form, () => {
            list.replaceChildren(...lines().map((line) => element("li", {}, line)));
            question.hidden = false;
            first.hidden = true;
            question.focus();
        });
    } }, ...before, element("div", { class: "office-buttons" }, first), question);
    return form;
}
