// 「証跡と一覧」: who has agreed to what, who is missing, and whether the records are whole.
import { attempt, call, isAnyOf, save } from "./office-1.js";
import { lettersFor } from "./letters-1.js";
import { fillFindings, findings, table } from "./members-1.js";
import { busy, button, element, locale, moment, say, text } from "../js/account-1.js";

const CONSENTS = "consents";
const NOT_LOGGED_IN = "members/not-logged-in";
/** The lists that there are, with the fields that each can be narrowed by. */
const LISTS = {
    [CONSENTS]: ["version", "from", "to"],
    "consents/missing": ["version"],
    [NOT_LOGGED_IN]: [],
    "members/without-address": [],
};

/** The room, or in it one of the lists ("list/consents/missing"), or everything one member has decided. */
export async function parts(what, ...path) {
    return what && what !== "list" ? disclosure(what) : lists(path.join("/"));
}

// --- lists ---

function lists(wanted) {
    const open = Object.keys(LISTS).filter((path) => path !== CONSENTS || isAnyOf("auditor"));
    const choice = element("select", { id: "list", change: () => narrow() }, ...open.map((path) => element("option", { value: path }, text(`kosmoOfficeList.${path}`))));
    const fields = Object.fromEntries(["version", "from", "to"].map((name) => [name, element("input", { id: name, name, type: name === "version" ? "text" : "date", autocomplete: "off" })]));
    const groups = Object.entries(fields).map(([name, field]) => element("div", { class: "kosmo-field", "data-name": name },
        element("label", { for: name, class: "kosmo-label" }, text(`kosmoOfficeNarrow.${name}`)), field));
    const found = findings();
    const asked = () => ({ path: choice.value, query: new URLSearchParams(LISTS[choice.value].map((name) => [name, fields[name].value]).filter(([, value]) => value)) });
    const narrow = () => {
        groups.forEach((group) => { group.hidden = !LISTS[choice.value].includes(group.dataset.name); });
        fillFindings(found, "");
        history.replaceState(null, "", `#/evidence/list/${choice.value}`);
    };
    choice.value = open.includes(wanted) ? wanted : open[0];
    const begin = element("button", { type: "submit", class: "kosmo-button kosmo-primary" }, text("kosmoOfficeShow"));
    const form = element("form", { novalidate: true, submit: (event) => {
        event.preventDefault();
        return busy(begin, () => attempt(form, () => list(asked(), found)));
    } },
    element("div", { class: "office-fields" },
        element("div", { class: "kosmo-field" }, element("label", { for: "list", class: "kosmo-label" }, text("kosmoOfficeWhichList")), choice), ...groups),
    element("div", { class: "office-buttons" }, begin, button(text("kosmoOfficeSave"), () => attempt(form, () => {
        const { path, query } = asked();
        return save(`${path}?${query}`);
    }))));
    narrow();
    return [form, found, ...(isAnyOf("auditor") ? check() : [])];
}

/** Shows the first part of a list; each further part comes below. */
async function list({ path, query }, place) {
    const part = (after) => call(`${path}?${new URLSearchParams([...query, ...(after ? [["after", after]] : [])])}`);
    const rows = path === CONSENTS ? decisions : members;
    let { items, next } = await part();
    const shown = items.map(({ id }) => id);
    const whole = rows(items, text(`kosmoOfficeList.${path}`));
    const body = whole.querySelector("tbody");
    const more = button(text("kosmoOfficeShowMore"), async () => {
        ({ items, next } = await part(next));
        body.append(...rows(items).querySelectorAll("tbody tr"));
        shown.push(...items.map(({ id }) => id));
        tell();
    });
    const tell = () => {
        more.hidden = !next;
        place.firstChild.textContent = text(next ? "kosmoOfficeListPart" : "kosmoOfficeListWhole", body.children.length);
    };
    if (items.length === 0) {
        fillFindings(place, text("kosmoOfficeListEmpty"));
    } else {
        fillFindings(place, "", whole, more, ...(path === NOT_LOGGED_IN && isAnyOf("members")
            ? [element("div", { class: "office-buttons" }, button(text("kosmoOfficeLettersForList"), () => lettersFor(shown)))] : []));
        tell();
    }
}

const heads = (...columns) => columns.map((column) => text(`kosmoOfficeColumn.${column}`));

function decisions(items, name) {
    return table(heads("decidedAt", "userId", "version", "decision", "language"), items.map(({ decidedAt, user, userId, version, decision, language }) => [
        moment(decidedAt), userId ? element("a", { href: `#/evidence/${user}` }, userId) : text("kosmoOfficeRemoved"), version, text(`kosmoOfficeDecision.${decision}`), inWords(language)]), name);
}

const inWords = (language) => new Intl.DisplayNames(locale, { type: "language" }).of(language);

function members(items, listName) {
    return table(heads("userId", "name", "symbol", "number", "branchNumber", "reason", "enabled"), items.map(({ id, userId, name, symbol, number, branchNumber, reason, enabled }) => [
        isAnyOf("members") ? element("a", { href: `#/members/${id}` }, userId) : userId, name, symbol, number, branchNumber, text(`kosmoOfficeListReason.${reason}`), text(`kosmoOfficeEnabled.${enabled}`)]), listName);
}

// --- whether the records are whole ---

function check() {
    return [element("h2", { class: "kosmo-part" }, text("kosmoOfficeCheck")),
        element("p", {}, text("kosmoOfficeCheckHelp")),
        element("div", { class: "office-buttons" }, button(text("kosmoOfficeCheckBegin"), async () => {
            const { rows, firstBroken } = await call("consents/verification", "POST");
            say(firstBroken ? "danger" : "success", text(firstBroken ? "kosmoOfficeCheckBroken" : "kosmoOfficeCheckSound", firstBroken || rows));
        }))];
}

// --- one member ---

/** For a member who asks what is on record of them: to be printed. */
async function disclosure(id) {
    const { userId, madeAt, consents, texts } = await call(`members/${encodeURIComponent(id)}/consents`);
    return [element("p", { class: "office-on-screen" }, element("a", { href: "#/evidence" }, text("kosmoOfficeBackToLists"))),
        element("div", { class: "office-print" },
            element("h2", { class: "kosmo-part" }, text("kosmoOfficeDisclosure", userId)),
            element("p", {}, text("kosmoOfficeDisclosureMade", moment(madeAt))),
            consents.length === 0 ? element("p", {}, text("kosmoOfficeListEmpty"))
                : table(heads("decidedAt", "version", "decision", "language", "client", "ipAddress"), consents.map(({ decidedAt, version, decision, language, client, ipAddress }) =>
                    [moment(decidedAt), version, text(`kosmoOfficeDecision.${decision}`), inWords(language), client, ipAddress]), text("kosmoOfficeDisclosure", userId)),
            ...texts.map(shown)),
        element("div", { class: "office-buttons office-on-screen" }, button(text("kosmoOfficePrint"), () => window.print(), { class: "kosmo-button kosmo-primary" }))];
}

/** The server has taken out of the text whatever could do harm. */
function shown({ version, language, html, plain }) {
    const body = element("div", { class: `kosmo-terms${plain ? " kosmo-plain" : ""}`, lang: language, tabindex: "0", role: "group", "aria-label": text("kosmoOfficeDisclosureText", version, inWords(language)) });
    body.innerHTML = html;
    return element("section", {}, element("h3", { class: "kosmo-part" }, text("kosmoOfficeDisclosureText", version, inWords(language))), body);
}
