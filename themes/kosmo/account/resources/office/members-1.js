// 「加入者」: one search, and the card of one member with what can be done for them.
import { call, go, isAnyOf, problem, show } from "./office-1.js";
import { busy, element, moment, Refused, say, text } from "../js/page-1.js";
import { taskList } from "./tasks-1.js";

/** What was looked for last, so that the way back from a card leads to it. */
let last = { query: "", found: null };

/** The room, or in it the card of one member. */
export async function parts(id) {
    return id ? card(id) : search();
}

// --- search ---

function search() {
    const field = element("input", { id: "query", type: "search", autocomplete: "off", value: last.query, "aria-describedby": "query-help" });
    const find = element("button", { type: "submit", class: "kosmo-button kosmo-primary" }, text("kosmoOfficeSearch"));
    const found = element("div", { id: "found", role: "status" }, ...results());
    const form = element("form", { role: "search", novalidate: true, submit: (event) => {
        event.preventDefault();
        return busy(find, () => look(field, found));
    } },
    element("label", { for: "query", class: "kosmo-label" }, text("kosmoOfficeSearchFor")),
    element("p", { id: "query-help", class: "kosmo-help" }, text(isAnyOf("members") ? "kosmoOfficeSearchHelp" : "kosmoOfficeSearchHelpDesk")),
    element("div", { class: "office-fields" }, field, find));
    queueMicrotask(() => field.focus());
    return [form, found];
}

async function look(field, place) {
    field.removeAttribute("aria-invalid");
    last = { query: field.value, found: null };
    place.replaceChildren();
    try {
        last.found = await call("members/search", "POST", { query: field.value });
    } catch (error) {
        if (!(error instanceof Refused)) {
            throw error;
        }
        field.setAttribute("aria-invalid", "true");
        field.focus();
        place.replaceChildren(element("p", { class: "kosmo-error-text" }, problem(error)));
        return;
    }
    const { hits } = last.found;
    if (hits.length === 1) {
        go(`members/${hits[0].id}`);
    } else {
        place.replaceChildren(...results());
    }
}

function results() {
    if (!last.found) {
        return [];
    }
    const { code, hits, more } = last.found;
    if (hits.length === 0) {
        return [element("p", { class: "kosmo-note" }, text(code ? `kosmoOfficeSearch.${code}` : "kosmoOfficeSearchNone"))];
    }
    return [element("p", {}, text(more ? "kosmoOfficeSearchMore" : "kosmoOfficeSearchFound", hits.length)), table(
        ["name", "symbol", "number", "branchNumber", "userId"].map((column) => text(`kosmoOfficeColumn.${column}`)),
        hits.map(({ id, name, symbol, number, branchNumber, userId }) => [
            element("a", { href: `#/members/${id}` }, name || userId), symbol, number, branchNumber, userId]))];
}

/** A table whose first column names the row. */
export function table(heads, rows) {
    return element("div", { class: "office-scroll", tabindex: "0", role: "group" }, element("table", { class: "office-table" },
        element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
        element("tbody", {}, ...rows.map(([first, ...others]) => element("tr", {},
            element("th", { scope: "row" }, first ?? ""), ...others.map((value) => element("td", {}, value ?? "")))))));
}

// --- card ---

async function card(id) {
    const [member, tasks] = await Promise.all([call(`members/${id}`), call("tasks")]);
    const blind = !("userId" in member);
    const back = element("p", {}, element("a", { href: "#/members" }, text("kosmoOfficeBack")));
    return [back,
        element("h2", { class: "kosmo-part" }, blind ? text("kosmoOfficeMember") : text("kosmoOfficeMemberNamed", member.name ?? "", member.userId)),
        element("p", { class: "office-standing" }, standing(member.standing)),
        blind ? identity(id, member) : null,
        ...(blind && !member.grantUntil ? [] : taskList(member, tasks)),
        element("div", { class: "office-columns" }, ...(blind ? [] : [record(member), factors(member)])),
        isAnyOf("auditor") ? element("p", {}, element("a", { href: `#/evidence/${id}` }, text("kosmoOfficeDisclosureShow"))) : null,
        element("h3", { class: "kosmo-part" }, text("kosmoOfficeEvents")),
        member.events.length > 0 ? table([text("kosmoOfficeColumn.time"), text("kosmoOfficeColumn.event")], member.events.map((event) => [moment(event.time), happened(event)]))
            : element("p", {}, text("kosmoOfficeEventsNone"))].filter(Boolean);
}

/** Where the member stands, in one sentence, and since when. */
function standing({ code, next, since, until, version }) {
    const sentence = text(`kosmoOfficeStanding.${code}`, version ?? (until ? moment(until) : next ? text(`kosmoOfficeStep.${next}`) : ""));
    return since ? sentence + text("kosmoOfficeStandingSince", moment(since)) : sentence;
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
    return facts(text("kosmoOfficeRecord"), [
        ...["name", "birthdate", "symbol", "number", "branchNumber", "userId", "email"].map((name) => [text(`kosmoOfficeColumn.${name}`), member[name]]),
        [text("kosmoOfficeEmailVerified"), member.email ? text(`kosmoOfficeYes.${member.emailVerified}`) : ""],
        [text("kosmoOfficeTemporaryUserId"), text(`kosmoOfficeYes.${member.temporaryUserId}`)],
    ]);
}

function factors(member) {
    return facts(text("kosmoOfficeLogin"), [
        [text("kosmoOfficeMfaMethod"), member.mfaMethod ? text(`kosmoOfficeMethod.${member.mfaMethod}`) : ""],
        ...member.factors.map(({ kind, label, created }) => [text(`kosmoOfficeMethod.${kind}`), [label, created && moment(created)].filter(Boolean).join("　")]),
        [text("kosmoOfficePasswordSince"), member.passwordSince && moment(member.passwordSince)],
        [text("kosmoOfficeColumn.agreedTerms"), member.agreedTerms],
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
        return busy(ask, () => compare(id, form));
    } },
    element("h3", { class: "kosmo-part" }, text("kosmoOfficeIdentity")),
    element("p", { class: "kosmo-help" }, text("kosmoOfficeIdentityHelp")),
    element("div", { class: "office-fields" }, field("birthdate"), field("symbol"), field("number", { inputmode: "numeric" }), ask));
    return form;
}

async function compare(id, form) {
    form.querySelectorAll("input").forEach((input) => input.removeAttribute("aria-invalid"));
    try {
        const { agrees } = await call(`members/${id}/identity`, "POST", Object.fromEntries(new FormData(form)));
        if (agrees) {
            await show("success", text("kosmoOfficeIdentityAgrees"));
        } else {
            say("danger", text("kosmoOfficeIdentityDiffers"));
        }
    } catch (error) {
        if (!(error instanceof Refused)) {
            throw error;
        }
        form.elements[error.errors.field]?.setAttribute("aria-invalid", "true");
        say("danger", problem(error));
    }
}
