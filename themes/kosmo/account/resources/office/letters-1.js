// The letters by which members begin: printed bundle by bundle. Their passwords are in the answer of one call and on this page, and
// nowhere else: the page shows none, lets go of them when it is left, and prints the same sheets again only as long as it is open.
import { attempt, call, fill, show } from "./office-1.js";
import { busy, button, element, environment, locale, moment, say, text } from "../js/account-1.js";
import { table } from "./members-1.js";

const DAY = 24 * 60 * 60 * 1000;
const number = new Intl.NumberFormat(locale);

/** A letter is Japanese, with a line of English where something is to be done, whatever language the clerk reads. */
const japanese = (key, ...values) => text(`ja.${key}`, ...values);
const english = (key, ...values) => text(`en.${key}`, ...values);
const day = (language, milliseconds) => new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "Asia/Tokyo" }).format(milliseconds);

// --- bundles of an import ---

/** The letters of one import. */
export async function parts(importId) {
    const path = `members/imports/${encodeURIComponent(importId)}/letters`;
    const { kind, until, bundles } = await call(path);
    const heads = ["bundle", "letters", "households", "started", "issuedAt", "printedAt"].map((column) => text(`kosmoOfficeLetterColumn.${column}`));
    return [
        element("p", {}, element("a", { href: `#/imports/${encodeURIComponent(importId)}` }, text("kosmoOfficeLettersBack"))),
        element("h2", { class: "kosmo-part" }, text("kosmoOfficeLetters")),
        element("p", {}, text(`kosmoOfficeLettersKind.${kind}`)),
        ...(until ? [element("p", {}, text("kosmoOfficeLettersUntil", day(locale, until - DAY)))] : []),
        bundles.length === 0 ? element("p", {}, text("kosmoOfficeLettersNone"))
            : table(kind === "none" ? heads : [...heads, text("kosmoOfficeLetterColumn.print")],
                bundles.map((bundle) => row(path, kind, bundle)), text("kosmoOfficeLetters")),
    ];
}

function row(path, kind, bundle) {
    const name = text("kosmoOfficeLetterBundle", bundle.number);
    const cells = [name, number.format(bundle.letters), number.format(bundle.households), number.format(bundle.started),
        bundle.issuedAt ? moment(bundle.issuedAt) : text("kosmoOfficeLettersNotYet"), bundle.printedAt ? moment(bundle.printedAt) : text("kosmoOfficeLettersNotYet")];
    return kind === "none" ? cells : [...cells, button(text("kosmoOfficeLettersPrepare", bundle.number), () => confirm(path, kind, bundle))];
}

/** What becomes of the letters of before is said before it happens. */
function confirm(path, kind, { number: bundle, issuedAt, letters: expected }) {
    const begin = element("button", { type: "submit", class: "kosmo-button kosmo-primary" }, text(`kosmoOfficeLettersPrint.${kind}`));
    const form = asked(text("kosmoOfficeLetterBundle", bundle), begin, async () => {
        const letters = await call(`${path}/${bundle}`, "POST", { issuedAt });
        onPaper(letters, expected, () => call(`${path}/${bundle}/printed`, "POST", { issuedAt: letters.issuedAt }));
    },
    element("p", {}, text(`kosmoOfficeLettersConfirm.${kind}`, number.format(expected))),
    element("p", {}, text("kosmoOfficeLettersLeftOut")),
    issuedAt && kind === "issued" ? element("p", { class: "kosmo-note" }, text("kosmoOfficeLettersAgain", moment(issuedAt))) : null);
    form.querySelector("h2").focus();
}

/** A question with a button that does it and one that does not, in the place of the page. */
function asked(title, begin, what, ...words) {
    const form = element("form", { class: "kosmo-form", novalidate: true, submit: (event) => {
        event.preventDefault();
        return busy(begin, () => attempt(form, what));
    } },
    element("h2", { class: "kosmo-part", tabindex: "-1" }, title), ...words,
    element("p", {}, text("kosmoOfficeLettersReady")),
    element("div", { class: "office-buttons" }, begin, button(text("kosmoOfficeLettersCancel"), () => show())));
    fill(form);
    return form;
}

// --- a list of members ---

/** Letters for these members, in the place of all they have got before. */
export function lettersFor(members) {
    const reason = element("select", { id: "letters-reason", name: "reason" },
        element("option", { value: "" }, text("kosmoOfficeReasonChoose")),
        ...["LETTER_LOST", "EXPIRED", "FORGOTTEN", "OTHER"].map((code) => element("option", { value: code }, text(`kosmoOfficeReason.${code}`))));
    const begin = element("button", { type: "submit", class: "kosmo-button kosmo-primary" }, text("kosmoOfficeLettersPrint.list"));
    const form = asked(text("kosmoOfficeLettersFor", number.format(members.length)), begin,
        async () => onPaper(await call("members/letters", "POST", { members, reason: reason.value }), members.length, null),
        element("p", {}, text("kosmoOfficeLettersForHelp")),
        element("div", { class: "kosmo-field" }, element("label", { for: reason.id, class: "kosmo-label" }, text("kosmoOfficeReason")), reason));
    form.querySelector("h2").focus();
}

// --- on paper ---

/**
 * Prints, and asks whether it went well: as long as this page is open the same sheets can be printed again.
 *
 * @param expected how many letters the clerk expects
 * @param printed tells the server; null where it keeps no account of these letters
 */
function onPaper(letters, expected, printed) {
    const sheets = element("div", { class: "office-letters office-print" },
        ...letters.households.flatMap((household) => household.letters.map((letter, index) => sheet(letters, household, letter, index))));
    const made = sheets.children.length;
    const question = element("div", { role: "group", "aria-labelledby": "letters-question", hidden: true },
        element("p", { id: "letters-question", class: "office-standing" }, text("kosmoOfficeLettersWell")),
        element("div", { class: "office-buttons" },
            button(text("kosmoOfficeLettersYes"), async () => {
                await printed?.();
                forget();
                await show("success", text("kosmoOfficeLettersDone", number.format(made)));
            }, { class: "kosmo-button kosmo-primary" }),
            button(text("kosmoOfficeLettersNo"), () => window.print())));
    const begin = button(text("kosmoOfficePrint"), () => {
        window.print();
        begin.hidden = true;
        question.hidden = false;
        question.querySelector("button").focus();
    }, { class: "kosmo-button kosmo-primary" });
    const forget = () => {
        sheets.replaceChildren();
        removeEventListener("pagehide", forget);
        removeEventListener("hashchange", forget);
    };
    addEventListener("pagehide", forget);
    addEventListener("hashchange", forget);
    fill(element("p", {}, text("kosmoOfficeLettersOnce")),
        ...(made < expected ? [element("p", { class: "kosmo-note" }, text("kosmoOfficeLettersFewer", number.format(expected - made)))] : []),
        element("div", { class: "office-buttons" }, begin), question, sheets);
    say("success", text("kosmoOfficeLettersMade", number.format(made)));
}

/** One member's, and nobody else's password on it. The address stands on the first of a household, whose others follow. */
function sheet({ kind, until, login, qr }, { postalCode, address, letters }, { name, userId, password }, index) {
    const line = (words, ...classes) => element("p", { class: ["office-letter-line", ...classes].join(" ") }, words);
    const step = (key, ...shown) => element("li", {}, element("p", {}, japanese(key)), element("p", { class: "office-letter-english", lang: "en" }, english(key)), ...shown);
    const sent = index === 0 ? [postalCode && line(`〒${postalCode}`), address && line(address)] : [];
    return element("section", { class: "office-letter", lang: "ja" },
        element("div", { class: "office-letter-window" }, ...sent.filter(Boolean), line(name ? japanese("kosmoLetter.name", name) : japanese("kosmoLetter.nameless"), "office-letter-name")),
        element("p", { class: "office-letter-from" }, environment.union),
        letters.length > 1 ? element("p", { class: "office-letter-count" }, japanese("kosmoLetter.count", index + 1, letters.length)) : null,
        element("h2", {}, japanese("kosmoLetter.title")),
        element("p", {}, japanese("kosmoLetter.intro")),
        element("ol", { class: "office-letter-steps" },
            element("li", {}, element("img", { src: qr, alt: "" }),
                element("p", {}, japanese("kosmoLetter.open")), element("p", { class: "office-letter-english", lang: "en" }, english("kosmoLetter.open")),
                element("p", { class: "office-letter-address" }, login)),
            step("kosmoLetter.userId", element("strong", {}, userId)),
            kind === "derived" ? step("kosmoLetter.derived") : step("kosmoLetter.password", element("strong", {}, password))),
        until ? element("p", { class: "office-letter-until" }, japanese("kosmoLetter.until", day("ja", until - DAY)),
            element("span", { class: "office-letter-english", lang: "en" }, english("kosmoLetter.until", day("en", until - DAY)))) : null,
        element("p", {}, japanese("kosmoLetter.then")),
        element("p", {}, japanese("kosmoLetter.keep")),
        desk());
}

/** Whom to ask; what the union has not told is left out. */
function desk() {
    const lines = ["kosmo.desk.name", "kosmo.desk.phone", "kosmo.desk.hours", "kosmo.desk.url"].map((key) => japanese(key)).filter(Boolean);
    return element("div", { class: "office-letter-desk" }, ...lines.map((line) => element("p", {}, line)));
}
