// 「利用規約」: the versions of the union's terms, and the form from which one is published, with the page that members will see.
import { attempt, call, isAnyOf, show } from "./office-1.js";
import { busy, button, element, locale, moment, text } from "../js/account-1.js";
import { table } from "./members-1.js";

/** What was begun to be written, kept over the login that publishing may ask for. */
const KEPT = "kosmo-office-terms-";
/** The widths at which members read the page. */
const SCREENS = ["phone", "computer"];

const word = (key, ...values) => text(`kosmoOfficeTerms.${key}`, ...values);
const day = (date) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));
const back = () => element("p", {}, element("a", { href: "#/terms" }, word("back")));

/** The room, or in it the form for a version, or one text. */
export async function parts(what, sha256) {
    if (what === "text") {
        return [back(), exact(await call(`terms/texts/${encodeURIComponent(sha256)}`))];
    }
    const terms = await call("terms");
    const { inForce, toCome } = terms;
    const forms = { new: { ...(inForce ?? {}), version: "", effectiveFrom: "", changesJa: "", changesEn: "" }, correct: inForce, waiting: toCome };
    return isAnyOf("terms") && forms[what] ? write(what, forms[what]) : overview(terms);
}

// --- versions ---

function overview({ asked, inForce, toCome, versions }) {
    const begin = (what) => element("a", { class: "kosmo-button", href: `#/terms/${what}` }, word(what));
    return [
        asked ? null : element("p", { class: "kosmo-note" }, word("off")),
        isAnyOf("terms") ? element("div", { class: "office-fields" }, begin("new"), inForce ? begin("correct") : null, toCome ? begin("waiting") : null) : null,
        element("h2", { class: "kosmo-part" }, word("versions")),
        versions.length === 0 ? element("p", { class: "kosmo-note" }, word("none"))
            : table(["label", "state", "from", "firstShown", "agreed", "texts"].map((column) => word(`column.${column}`)), versions.map(row), word("versions"))].filter(Boolean);
}

function row({ label, state, effectiveFrom, firstShown, agreed, texts }) {
    return [label, word(`state.${state}`), effectiveFrom ? day(effectiveFrom) : word(state === "PAST" ? "unknown" : "atOnce"),
        firstShown ? moment(firstShown) : "", word("people", new Intl.NumberFormat(locale).format(agreed)),
        element("ul", { class: "office-links" }, ...texts.map((shown) => element("li", {}, element("a", { href: `#/terms/text/${shown.sha256}` }, nameOf(shown, texts)))))];
}

/** The language; of several texts in it, which was when. */
function nameOf({ language, firstShown }, texts) {
    const name = word(`language.${language}`);
    return firstShown && texts.filter((other) => other.language === language).length > 1 ? word("corrected", name, moment(firstShown)) : name;
}

/** The server has taken out of the text what could run; the page's policy runs nothing besides. */
function exact({ html, language, plain }) {
    const shown = element("div", { class: `kosmo-terms${plain ? " kosmo-plain" : ""}`, tabindex: "0", lang: language });
    shown.innerHTML = html;
    return shown;
}

// --- form ---

function write(what, terms) {
    const kept = sessionStorage.getItem(KEPT + what);
    const draft = kept ? JSON.parse(kept) : terms;
    const check = element("button", { type: "submit", class: "kosmo-button kosmo-primary" }, word("check"));
    const outcome = element("div", {});
    const area = (name, rows, help) => field(name, element("textarea", { rows }, draft[name] ?? ""), help);
    const form = element("form", { class: "kosmo-form", novalidate: true,
        input: () => {
            outcome.replaceChildren();
            sessionStorage.setItem(KEPT + what, JSON.stringify(typed(form)));
        },
        submit: (event) => {
            event.preventDefault();
            return busy(check, () => attempt(form, () => preview(what, form, outcome)));
        } },
    element("p", { class: "kosmo-help" }, word(`${what}Help`)),
    kept ? element("div", { class: "kosmo-note" }, element("p", {}, word("kept")), button(word("discard"), () => discard(what))) : null,
    // The label makes the version: with another one it would be another.
    field("version", element("input", { value: draft.version ?? "", autocomplete: "off", maxlength: "64", readonly: what !== "new" }), true),
    element("h3", { class: "kosmo-part" }, word("japanese")),
    area("textJa", 16, true), area("summaryJa", 2, true), area("changesJa", 3, true),
    element("h3", { class: "kosmo-part" }, word("english")),
    element("p", { class: "kosmo-help" }, word("englishHelp")),
    area("textEn", 8), area("summaryEn", 2), area("changesEn", 3),
    element("h3", { class: "kosmo-part" }, word("conditions")),
    field("effectiveFrom", element("input", { type: "date", value: draft.effectiveFrom ?? "", autocomplete: "off" }), true),
    field("graceDays", element("input", { value: draft.graceDays ?? "", inputmode: "numeric", autocomplete: "off" }), true),
    tick("endSessions", draft.endSessions),
    element("div", { class: "kosmo-buttons" }, check));
    return [back(), element("h2", { class: "kosmo-part" }, word(what)), form, outcome];
}

function described(name, input, help) {
    for (const [attribute, value] of Object.entries({ id: name, name, ...(help && { "aria-describedby": `${name}-help` }) })) {
        input.setAttribute(attribute, value);
    }
    return input;
}

const helpOf = (name) => element("p", { id: `${name}-help`, class: "kosmo-help" }, word(`help.${name}`));

function field(name, input, help) {
    return element("div", { class: "kosmo-field" }, element("label", { for: name, class: "kosmo-label" }, word(`field.${name}`)),
        help ? helpOf(name) : null, described(name, input, help));
}

function tick(name, checked) {
    return element("div", { class: "kosmo-field" },
        element("label", { class: "kosmo-check" }, described(name, element("input", { type: "checkbox", checked }), true), element("span", {}, word(`field.${name}`))),
        helpOf(name));
}

const typed = (form) => ({ ...Object.fromEntries(new FormData(form)), endSessions: form.elements.endSessions.checked });

function discard(what) {
    sessionStorage.removeItem(KEPT + what);
    return show();
}

// --- what it will be ---

async function preview(what, form, outcome) {
    outcome.replaceChildren();
    const terms = typed(form);
    const pages = await call("terms/preview", "POST", terms);
    const title = element("h3", { class: "kosmo-part", tabindex: "-1" }, word("happens"));
    outcome.replaceChildren(title,
        element("ul", {}, ...effects(terms, pages.effect).map((effect) => element("li", {}, effect))),
        element("div", { class: "kosmo-buttons" },
            button(word("publish"), () => attempt(form, () => publish(what, { ...terms, basis: pages.basis }, outcome)), { class: "kosmo-button kosmo-primary" }),
            button(word("rewrite"), () => {
                outcome.replaceChildren();
                form.elements.textJa.focus();
            })),
        element("p", { class: "kosmo-help" }, word("previewHelp")),
        ...["ja", "en"].flatMap((language) => SCREENS.map((screen) => element("figure", { class: "office-preview" },
            element("figcaption", { class: "kosmo-label" }, `${word(`language.${language}`)}　${word(screen)}`),
            element("iframe", { class: `office-${screen}`, sandbox: true, title: `${word(`language.${language}`)} ${word(screen)}`, srcdoc: pages[language] })))));
    title.focus();
}

function effects({ endSessions }, { asksAgain, from, graceDays, takesBack }) {
    const asks = asksAgain ? [from ? word("asksFrom", day(from)) : word("asksNow"), graceDays > 0 ? word("grace", graceDays) : null, endSessions ? word("ends") : null] : [word("asksNobody")];
    return [...asks, takesBack ? word("takesBack", takesBack) : null].filter(Boolean);
}

async function publish(what, terms, outcome) {
    try {
        await call("terms", "PUT", terms);
    } catch (error) {
        if (error.errors?.error === "TERMS_CHANGED") {
            outcome.replaceChildren(); // says what is true no longer
        }
        throw error;
    }
    sessionStorage.removeItem(KEPT + what);
    history.replaceState(null, "", "#/terms");
    await show("success", word("published", terms.version));
}
