// 「証跡と一覧」: who has agreed to what, who is missing, and whether the records are whole.
import { call, isAnyOf, problem } from "./office-1.js";
import { table } from "./members-1.js";
import { busy, button, element, moment, Refused, say, text, Trouble } from "../js/page-1.js";

const CONSENTS = "consents";
/** The lists that there are, with the fields that each can be narrowed by. */
const LISTS = {
    [CONSENTS]: ["version", "from", "to"],
    "consents/missing": ["version"],
    "members/not-logged-in": [],
    "members/without-address": [],
};

/** The room, or in it everything one member has decided. */
export async function parts(id) {
    return id ? disclosure(id) : lists();
}

// --- lists ---

function lists() {
    const open = Object.keys(LISTS).filter((path) => path !== CONSENTS || isAnyOf("auditor"));
    const choice = element("select", { id: "list", change: () => narrow() }, ...open.map((path) => element("option", { value: path }, text(`kosmoOfficeList.${path}`))));
    const fields = Object.fromEntries(["version", "from", "to"].map((name) => [name, element("input", { id: name, type: name === "version" ? "text" : "date", autocomplete: "off" })]));
    const groups = Object.entries(fields).map(([name, field]) => element("div", { class: "kosmo-field", "data-name": name },
        element("label", { for: name, class: "kosmo-label" }, text(`kosmoOfficeNarrow.${name}`)), field));
    const found = element("div", { id: "found", role: "status" });
    const asked = () => ({ path: choice.value, query: new URLSearchParams(LISTS[choice.value].map((name) => [name, fields[name].value]).filter(([, value]) => value)) });
    const narrow = () => {
        groups.forEach((group) => { group.hidden = !LISTS[choice.value].includes(group.dataset.name); });
        found.replaceChildren();
    };
    const begin = element("button", { type: "submit", class: "kosmo-button kosmo-primary" }, text("kosmoOfficeShow"));
    const form = element("form", { novalidate: true, submit: (event) => {
        event.preventDefault();
        return busy(begin, () => guarded(fields, () => list(asked(), found)));
    } },
    element("div", { class: "office-fields" },
        element("div", { class: "kosmo-field" }, element("label", { for: "list", class: "kosmo-label" }, text("kosmoOfficeWhichList")), choice), ...groups, begin,
        button(text("kosmoOfficeSave"), () => guarded(fields, () => save(asked())))));
    narrow();
    return [form, found, ...(isAnyOf("auditor") ? check() : [])];
}

/** What the server refuses is said at the field it is about. */
async function guarded(fields, what) {
    Object.values(fields).forEach((field) => field.removeAttribute("aria-invalid"));
    try {
        await what();
    } catch (error) {
        if (!(error instanceof Refused)) {
            throw error;
        }
        fields[error.errors.field]?.setAttribute("aria-invalid", "true");
        say("danger", problem(error));
    }
}

async function list({ path, query }, place, after) {
    const { items, next } = await call(`${path}?${new URLSearchParams([...query, ...(after ? [["after", after]] : [])])}`);
    const rows = path === CONSENTS ? decisions(items) : members(items);
    const more = next ? [button(text("kosmoOfficeShowMore"), () => list({ path, query }, place, next))] : [];
    const shown = items.length === 0 && !after ? [element("p", { class: "kosmo-note" }, text("kosmoOfficeListEmpty"))] : [rows, ...more];
    // What follows comes below what is there, in place of the button that was pressed.
    place.replaceChildren(...(after ? [...place.children].slice(0, -1) : []), ...shown);
}

const heads = (...columns) => columns.map((column) => text(`kosmoOfficeColumn.${column}`));

function decisions(items) {
    return table(heads("decidedAt", "userId", "version", "decision", "language"), items.map(({ decidedAt, user, userId, version, decision, language }) => [
        moment(decidedAt), element("a", { href: `#/evidence/${user}` }, userId ?? text("kosmoOfficeRemoved")), version, text(`kosmoOfficeDecision.${decision}`), language]));
}

function members(items) {
    return table(heads("userId", "name", "symbol", "number", "branchNumber", "reason", "enabled"), items.map(({ id, userId, name, symbol, number, branchNumber, reason, enabled }) => [
        isAnyOf("members") ? element("a", { href: `#/members/${id}` }, userId) : userId, name, symbol, number, branchNumber, text(`kosmoOfficeListReason.${reason}`), text(`kosmoOfficeEnabled.${enabled}`)]));
}

/** The same list as a file for Excel, under the name that the server gives it; the last line counts the rows, so a part is told from the whole. */
async function save({ path, query }) {
    const answer = await call(`${path}?${query}`, "GET", null, "text/csv");
    const name = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition"))[1];
    const file = await answer.blob();
    const end = await file.slice(-200).text();
    if (!end.includes(text("kosmoOfficeColumn.end"))) {
        throw new Trouble(text("kosmoOfficeSaveCut"));
    }
    const link = element("a", { href: URL.createObjectURL(file), download: name });
    link.click();
    URL.revokeObjectURL(link.href);
}

// --- whether the records are whole ---

function check() {
    return [element("h2", { class: "kosmo-part" }, text("kosmoOfficeCheck")),
        element("p", {}, text("kosmoOfficeCheckHelp")),
        button(text("kosmoOfficeCheckBegin"), async () => {
            const { rows, firstBroken } = await call("consents/verification", "POST");
            say(firstBroken ? "danger" : "success", text(firstBroken ? "kosmoOfficeCheckBroken" : "kosmoOfficeCheckSound", firstBroken || rows));
        })];
}

// --- one member ---

/** For a member who asks what is on record of them: to be printed. */
async function disclosure(id) {
    const { userId, madeAt, consents, texts } = await call(`members/${id}/consents`);
    return [element("p", { class: "office-on-screen" }, element("a", { href: "#/evidence" }, text("kosmoOfficeBackToLists"))),
        element("div", { class: "office-print" },
            element("h2", { class: "kosmo-part" }, text("kosmoOfficeDisclosure", userId)),
            element("p", {}, text("kosmoOfficeDisclosureMade", moment(madeAt))),
            consents.length === 0 ? element("p", {}, text("kosmoOfficeListEmpty"))
                : table(heads("decidedAt", "version", "decision", "language", "client", "ipAddress"), consents.map(({ decidedAt, version, decision, language, client, ipAddress }) =>
                    [moment(decidedAt), version, text(`kosmoOfficeDecision.${decision}`), language, client, ipAddress])),
            ...texts.map(shown)),
        element("div", { class: "office-on-screen" }, button(text("kosmoOfficePrint"), () => window.print(), { class: "kosmo-button kosmo-primary" }))];
}

/** The server has taken out of the text whatever could do harm. */
function shown({ version, language, html, plain }) {
    const body = element("div", { class: `kosmo-terms${plain ? " kosmo-plain" : ""}`, lang: language, tabindex: "0" });
    body.innerHTML = html;
    return element("section", {}, element("h3", { class: "kosmo-part" }, text("kosmoOfficeDisclosureText", version, language)), body);
}
