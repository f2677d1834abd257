// The rows of an import by kind: how many there are, and, opened, which ones and why.
import { call } from "./office-1.js";
import { button, element, text } from "../js/account-1.js";
import { table } from "./members-1.js";
import { count, fault, importPath, reasonCounted, reasonsOf, word } from "./imports-parts-1.js";

/** Kinds of rows with their counts, in the order in which a clerk reads them. Those that come rarely are shown when there are any. */
const ALWAYS = { NEW: "added", CHANGED: "changed", UNCHANGED: "unchanged", REFUSED: "refused" };
const RARELY = { LATE: "late", KEPT: "kept" };
/** Nothing is to be said of each of these. */
const WITHOUT_REASON = ["NEW", "GONE"];

export const rowsOf = (id, kind, after) => call(`${importPath(id, "rows")}?${new URLSearchParams({ kind, ...(after && { after }) })}`);

const column = (name) => text(`kosmoOfficeColumn.${name}`);
const nameOf = ({ member, name, userId }) => member ? element("a", { href: `#/members/${member}` }, name || userId) : name;

export function kinds(job) {
    const shown = { ...ALWAYS, ...RARELY, ...(job.state === "PLANNED" && (job.wholeList || job.gone > 0) && { GONE: "gone" }) };
    return element("div", { class: "office-kinds" }, ...Object.entries(shown)
        .filter(([kind, counter]) => !(kind in RARELY) || job[counter] > 0)
        .map(([kind, counter]) => one(job, kind, job[counter])));
}

function one({ id, reasons }, kind, number) {
    const name = [word(`kind.${kind}`), element("strong", {}, word("people", count(number)))];
    if (number === 0) {
        return element("p", {}, ...name);
    }
    const place = element("div", { class: "office-rows" });
    const open = ({ target }) => target.open && !place.hasChildNodes() && list(place, id, kind).catch((error) => {
        place.replaceChildren(); // opened once more, it is asked for once more
        fault(error);
    });
    return element("details", { toggle: open }, element("summary", {}, ...name),
        element("p", { class: "kosmo-help" }, word(`kindHelp.${kind}`)), why(reasons.filter((counted) => counted.kind === kind)), place);
}

function why(reasons) {
    return reasons.length === 0 ? null : table([word("head.note"), word("head.people")],
        reasons.map(({ reason, rows }) => [reasonCounted(reason), count(rows)]), word("head.note"));
}

/** The first ones; each further part comes below. How many there are is read out, the table is not. */
async function list(place, id, kind) {
    const told = element("p", { role: "status" }, text("kosmoOfficeLoading"));
    place.replaceChildren(told);
    const isInFile = kind !== "GONE";
    const hasReason = !WITHOUT_REASON.includes(kind);
    const cells = (row) => [
        ...(isInFile ? [count(row.line)] : []), nameOf(row), row.symbol, row.number, row.branchNumber, row.userId,
        ...(hasReason ? [element("div", {}, ...reasonsOf(row).map((reason) => element("p", {}, reason)))] : [])];
    const heads = [
        ...(isInFile ? [word("head.line")] : []), ...["name", "symbol", "number", "branchNumber", "userId"].map(column),
        ...(hasReason ? [word("head.note")] : [])];
    let { rows, next } = await rowsOf(id, kind);
    const whole = table(heads, rows.map(cells), word(`kind.${kind}`));
    const body = whole.querySelector("tbody");
    const tell = () => {
        more.hidden = !next;
        told.textContent = text(next ? "kosmoOfficeListPart" : "kosmoOfficeListWhole", count(body.children.length));
    };
    const more = button(text("kosmoOfficeShowMore"), async () => {
        ({ rows, next } = await rowsOf(id, kind, next));
        body.append(...table(heads, rows.map(cells)).querySelectorAll("tbody tr"));
        tell();
    });
    place.append(whole, more);
    tell();
}
