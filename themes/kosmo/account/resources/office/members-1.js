// 「加入者」: one search, and the card of one member with what can be done for them.
import { attempt, call, go, isAnyOf, show } from "./office-1.js";
import { busy, element, locale, moment, say, text } from "../js/account-1.js";
import { taskList } from "./tasks-1.js";

/** What was looked for last, so that the way back from a card leads to it. */
let last = { query: "", found: null };

/** The room, or in it the card of one member. */
export async function parts(id) {
    return id ? card(id) : search();
}

// --- search ---

function search() {
    const field = element("input", { id: "query", name: "query", type: "search", autocomplete: "off", value: last.query, "aria-describedby": "query-help" });
    const find = element("button", { type: "submit", class: "kosmo-button kosmo-primary" }, text("kosmoOfficeSearch"));
    const found = findings();
    showFound(found);
    const form = element("form", { role: "search", novalidate: true, submit: (event) => {
        event.preventDefault();
        return busy(find, () => attempt(form, () => look(field, found)));
    } },
    element("label", { for: "query", class: "kosmo-label" }, text("kosmoOfficeSearchFor")),
    element("p", { id: "query-help", class: "kosmo-help" }, text(isAnyOf("members") ? "kosmoOfficeSearchHelp" : "kosmoOfficeSearchHelpDesk")),
    element("div", { class: "office-fields" }, element("div", { class: "kosmo-field" }, field), find));
    queueMicrotask(() => field.focus());
    return [form, found];
}

async function look(field, place) {
    last = { query: field.value, found: null };
    fillFindings(place, "");
    last.found = await call("members/search", "POST", { query: field.value });
    const { hits } = last.found;
    if (hits.length === 1) {
        go(`members/${hits[0].id}`);
    } else {
        showFound(place);
    }
}

function showFound(place) {
    if (!last.found) {
        return;
    }
    const { code, hits, more } = last.found;
    if (hits.length === 0) {
        fillFindings(place, text(code ? `kosmoOfficeSearch.${code}` : "kosmoOfficeSearchNone"));
        return;
    }
    fillFindings(place, text(more ? "kosmoOfficeSearchMore" : "kosmoOfficeSearchFound", hits.length), table(
        ["name", "symbol", "number", "branchNumber", "userId"].map((column) => text(`kosmoOfficeColumn.${column}`)),
        hits.map(({ id, name, symbol, number, branchNumber, userId }) => [
            element("a", { href: `#/members/${id}` }, name || userId), symbol, number, branchNumber, userId]),
        text("kosmoOfficeFound")));
}

/** Where a form shows what it has found: how much is read out at once, a table is not. */
export const findings = () => element("div", { id: "found" }, element("p", { role: "status" }), element("div"));

export function fillFindings({ firstChild, lastChild }, sentence, ...parts) {
    firstChild.textContent = sentence;
    lastChild.replaceChildren(...parts);
}

/**
 * A table whose first column names the row.
 *
 * @param name what it is a table of: where it is wider than the screen it is a part of the page that is moved by itself
 */
export function table(heads, rows, name) {
    return element("div", { class: "office-scroll", tabindex: "0", role: "group", "aria-label": name }, element("table", { class: "office-table" },
        element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
        element("tbody", {}, ...rows.map(([first, ...others]) => element("tr", {},
            element("th", { scope: "row" }, first ?? ""), ...others.map((value) => element("td", {}, value ?? "")))))));
}

// --- card ---

/** Codes of standings that keep the member out, and of those that leave nothing to do; with all others something is still to come. */
const SHUT = ["LEFT", "LOCKED_BIRTHDATE", "LOCKED_UNTIL_UNLOCKED", "LOCKED_FOR_NOW", "NO_PASSWORD", "RECORD_INCOMPLETE"];
const SETTLED = ["READY"];

async function card(id) {
    const [member, tasks] = await Promise.all([call(`members/${encodeURIComponent(id)}`), call("tasks")]);
    const blind = !("userId" in member);
    return [element("p", {}, element("a", { href: "#/members" }, text("kosmoOfficeBack"))),
        element("h2", { class: "kosmo-part" }, blind ? text("kosmoOfficeMember") : text("kosmoOfficeMemberNamed", member.name ?? "", member.userId)),
        standing(member.standing),
        element("div", { class: blind ? "" : "office-columns" },
            element("div", {},
                blind ? identity(id, member) : null,
                ...(blind && !member.grantUntil ? [] : taskList(member, tasks))),
            blind ? null : element("div", {}, record(member), factors(member),
                isAnyOf("auditor") ? element("p", {}, element("a", { href: `#/evidence/${id}` }, text("kosmoOfficeDisclosureShow"))) : null)),
        element("h3", { class: "kosmo-part" }, text("kosmoOfficeEvents")),
        member.events.length > 0
            ? table([text("kosmoOfficeColumn.time"), text("kosmoOfficeColumn.event")], member.events.map((event) => [moment(event.time), happened(event)]), text("kosmoOfficeEvents"))
            : element("p", {}, text("kosmoOfficeEventsNone"))];
}

/** Where the member stands, in one sentence, and since when. */
function standing({ code, next, since, until, version }) {
    const sentence = text(`kosmoOfficeStanding.${code}`, version ?? (until ? moment(until) : next ? text(`kosmoOfficeStep.${next}`) : ""));
    const kind = SHUT.includes(code) ? "danger" : SETTLED.includes(code) ? "success" : "warning";
    return element("p", { class: `office-standing kosmo-alert kosmo-${kind}` },
        element("span", { class: `kosmo-icon kosmo-icon-${kind === "danger" ? "error" : kind}`, "aria-hidden": "true" }),
        element("span", { class: "kosmo-alert-text" }, since ? sentence + text("kosmoOfficeStandingSince", moment(since)) : sentence));
}

function happened({ code, method, task, by }) {
    const what = text(`kosmoOfficeEvent.${code}`, task ? text(`kosmoOfficeTask.${task}`) : method ? text(`kosmoOfficeMethod.${method}`) : "");
    return by ? `${what}　${text("kosmoOfficeEventBy", by)}` : what;
}

function facts(title, rows) {
    return element("section", {}, element("h3", { class: "kosmo-part" }, title),
        element("dl", { class: "office-facts" }, ...rows.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value || text("kosmoOfficeNothing"))])));
}

function record(member) {
    const column = (name) => text(`kosmoOfficeColumn.${name}`);
    return facts(text("kosmoOfficeRecord"), [
        [column("name"), member.name],
        [column("birthdate"), birthday(member.birthdate)],
        [text("kosmoOfficeInsured"), [member.symbol, member.number, member.branchNumber].map((part) => part || text("kosmoOfficeNothing")).join(" / ")],
        [column("userId"), member.temporaryUserId ? text("kosmoOfficeTemporary", member.userId) : member.userId],
        [column("email"), member.email && text(member.emailVerified ? "kosmoOfficeConfirmed" : "kosmoOfficeUnconfirmed", member.email)],
    ]);
}

const day = (date, calendar = "", options = { dateStyle: "long" }) =>
    new Intl.DateTimeFormat(locale + calendar, { timeZone: "Asia/Tokyo", ...options }).format(date);

/** As a caller says it, in Japanese with the year of the era as well; what is no date as it is on record. */
function birthday(recorded) {
    const date = new Date(`${recorded}T00:00+09:00`);
    if (isNaN(date)) {
        return recorded;
    }
    return locale === "ja" ? `${day(date)}（${day(date, "-u-ca-japanese", { era: "long", year: "numeric" })}）` : day(date);
}

function factors(member) {
    return facts(text("kosmoOfficeLogin"), [
        [text("kosmoOfficeMfaMethod"), member.mfaMethod ? text(`kosmoOfficeMethod.${member.mfaMethod}`) : ""],
        ...member.factors.map(({ kind, label, created }) => [text("kosmoOfficeFactor", text(`kosmoOfficeMethod.${kind}`)), [label, created && day(created)].filter(Boolean).join("　")]),
        [text("kosmoOfficePasswordSince"), member.passwordSince && day(member.passwordSince)],
        [text("kosmoOfficeAgreedTerms"), member.agreedTerms],
        [text("kosmoOfficeSessions"), String(member.sessions)],
    ]);
}

// --- the blind desk ---

/** The desk hears who calls, and is told whether it is right. */
function identity(id, { grantUntil }) {
    if (grantUntil) {
        return element("p", { class: "kosmo-note" }, text("kosmoOfficeIdentityOpen", moment(grantUntil)));
    }
    const field = (name, attributes) => element("div", { class: "kosmo-field" },
        element("label", { for: name, class: "kosmo-label" }, text(`kosmoOfficeColumn.${name}`)),
        element("input", { id: name, name, autocomplete: "off", ...attributes }));
    const ask = element("button", { type: "submit", class: "kosmo-button kosmo-primary" }, text("kosmoOfficeIdentityAsk"));
    const form = element("form", { novalidate: true, submit: (event) => {
        event.preventDefault();
        return busy(ask, () => attempt(form, () => compare(id, form)));
    } },
    element("h3", { class: "kosmo-part" }, text("kosmoOfficeIdentity")),
    element("p", { class: "kosmo-help" }, text("kosmoOfficeIdentityHelp")),
    element("div", { class: "office-fields" }, field("birthdate"), field("symbol"), field("number", { inputmode: "numeric" })), ask);
    return form;
}

async function compare(id, form) {
    const { agrees } = await call(`members/${encodeURIComponent(id)}/identity`, "POST", Object.fromEntries(new FormData(form)));
    if (agrees) {
        await show("success", text("kosmoOfficeIdentityAgrees"));
    } else {
        say("danger", text("kosmoOfficeIdentityDiffers"));
    }
}
