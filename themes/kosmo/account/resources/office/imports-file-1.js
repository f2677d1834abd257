// What was found in a file that was sent: how it was read, what Excel has done to it, which rows are bad; and two questions before the plan.
import { attempt, call, go } from "./office-1.js";
import { busy, element, locale, Refused, text } from "../js/account-1.js";
import { fillFindings, findings, table } from "./members-1.js";
import { back, choice, columnName, count, notice, reasonCounted, reasonsOf, word } from "./imports-parts-1.js";

/** What the clerk has said about a file, kept over a reload and over a login. */
const KEPT = "kosmo-office-file-";
const ENCODINGS = { UTF_8: "UTF-8", WINDOWS_31J: "Shift_JIS", UTF_16LE: "UTF-16 LE", UTF_16BE: "UTF-16 BE" };
const COLUMNS = ["USER_ID", "SYMBOL", "NUMBER", "BRANCH", "BIRTHDATE", "ERA", "NAME", "KANA", "EMAIL", "LANGUAGE", "POSTAL_CODE", "ADDRESS", "LEFT"];
const UNUSED = "OWN";
/** Refusals that may be gone when the file is read in another encoding. */
const MISREAD = ["ENCODING", "OTHER_ENCODING", "NO_HEADER"];

/** The server names no more bad rows one by one. */
const MOST = 200;

/** Each choice reads the file once more; only the answer to the last one is shown. */
let turns = 0;

export function keep(file) {
    sessionStorage.setItem(KEPT + file.id, JSON.stringify(file));
}

export async function findingsOf(id) {
    const file = { id, wholeList: "false", ...JSON.parse(sessionStorage.getItem(KEPT + id) ?? "{}") };
    const place = findings();
    draw(place, file, await check(file));
    return [back(), element("h2", { class: "kosmo-part" }, file.name ? word("findingsOf", file.name) : word("findings")), place];
}

const check = ({ id, encoding, columns }) => call(`members/files/${encodeURIComponent(id)}/check`, "POST", { encoding, columns });

/**
 * Shows what was found.
 *
 * @param again what the clerk has just chosen: stays open, and is shown where the refusal that it has led to tells no columns
 */
function draw(place, file, answer, again = null) {
    const { refused, columns = again?.columns ?? [] } = answer;
    const how = (isOpen) => reading(answer.encoding ?? again?.encoding ?? file.encoding, columns, checksAgain(place, file, columns), isOpen || again !== null);
    if (refused) {
        const mayBeMisread = columns.length > 0 || file.encoding || MISREAD.includes(refused.code);
        fillFindings(place, "", notice("danger", text(`kosmoOfficeFile.${refused.code}`, count(refused.line))), ...(mayBeMisread ? how(true) : []));
        return;
    }
    const { rows, rowsRefused, missing, damage } = answer;
    const isReadable = missing.length === 0;
    fillFindings(place, isReadable ? word(rowsRefused > 0 ? "rowsBad" : "rowsGood", count(rows), count(rowsRefused)) : "",
        ...damage.map(damaged),
        ...(isReadable ? [] : [notice("danger", word("missing", listed(missing.map(columnName))))]),
        ...how(!isReadable),
        ...(rowsRefused > 0 ? bad(answer) : []),
        ...(isReadable && rows > 0 ? [questions(file, columns)] : []));
}

// --- how it is read ---

const listed = (names) => names.join(locale === "ja" ? "、" : ", ");

/** In short, and, opened, what can be chosen otherwise. */
function reading(encoding, columns, recheck, isOpen) {
    const named = (isUsed) => listed(columns.filter(({ column = UNUSED }) => (column !== UNUSED) === isUsed).map(({ name }) => name || word("nameless")));
    return [element("h3", { class: "kosmo-part" }, word("reading")),
        element("dl", { class: "office-facts" }, ...[["encoding", ENCODINGS[encoding]], ["used", named(true)], ["unused", named(false)]]
            .filter(([, value]) => value).flatMap(([name, value]) => [element("dt", {}, word(name)), element("dd", {}, value)])),
        element("details", { open: isOpen }, element("summary", {}, word("readOtherwise")),
            element("form", { novalidate: true }, encodingOf(encoding, recheck),
                columns.length > 0 ? table([word("head.inFile"), word("head.column")],
                    columns.map((column, index) => rowOf(column, index, recheck)), word("columns")) : null))];
}

function encodingOf(encoding, recheck) {
    const options = Object.entries(ENCODINGS);
    return choice("encoding", word("encoding"), encoding ? options : [["", word("encodingChoose")], ...options],
        { value: encoding, help: word("encodingHelp"), change: recheck });
}

function rowOf({ name, column }, index, recheck) {
    const select = element("select", { id: `column-${index}`, "data-name": name, "aria-label": word("columnIs", name), change: recheck },
        element("option", { value: UNUSED }, columnName(UNUSED)), ...COLUMNS.map((code) => element("option", { value: code }, columnName(code))));
    select.value = column ?? UNUSED;
    return [name || word("nameless"), select];
}

/** Reads the file once more as the clerk says. */
function checksAgain(place, file, columns) {
    return ({ target }) => attempt(target.form, async () => {
        const { encoding } = target.form.elements;
        const isEncoding = target === encoding;
        const selects = [...target.form.elements].filter(({ dataset: { name } }) => name);
        const said = Object.fromEntries(selects.map(({ dataset: { name }, value }) => [name, value]));
        // What nobody has taken for anything goes without saying: a file may have two hundred columns.
        const taken = [...columns.filter(({ column = UNUSED }) => column !== UNUSED).map(({ name }) => name), ...Object.keys(file.columns ?? {})];
        const chosen = Object.fromEntries(Object.entries(said).filter(([name, column]) => column !== UNUSED || taken.includes(name)));
        // In another encoding the columns have other names.
        const asked = { ...file, ...(isEncoding ? { encoding: encoding.value || undefined, columns: undefined } : { columns: chosen }) };
        const turn = ++turns;
        place.firstChild.textContent = word("checking");
        const answer = await check(asked).finally(() => { place.firstChild.textContent = ""; });
        if (turn !== turns) {
            return;
        }
        if (!answer.refused) {
            keep(asked);
        }
        draw(place, asked, answer, { encoding: encoding.value, columns: isEncoding ? columns : columns.map(({ name }) => ({ name, column: said[name] })) });
        document.getElementById(target.id)?.focus();
    });
}

// --- what is wrong with it ---

/** What a program has done to a column: many rows, and mended all at once where the file came from. */
function damaged({ column, code, rows, line }) {
    const notes = [word("firstLine", count(line)), word(`mend.${code}`)];
    return notice("danger", element("p", { class: "office-standing" }, text(`kosmoOfficeFileDamage.${code}`, column, count(rows))),
        ...notes.map((note) => element("p", { class: "office-note" }, note)));
}

function bad({ counts, problems, rowsRefused }) {
    return [element("h3", { class: "kosmo-part" }, word("bad", count(rowsRefused))),
        element("p", { class: "kosmo-help" }, word("badHelp")),
        table([word("head.reason"), word("head.rows")], Object.entries(counts).sort(([, a], [, b]) => b - a)
            .map(([code, rows]) => [reasonCounted(code), count(rows)]), word("head.reason")),
        element("details", {}, element("summary", {}, word(problems.length < MOST ? "badRows" : "badRowsFirst", count(problems.length))),
            table([word("head.line"), word("head.inFile"), word("head.reason")],
                problems.map(({ line, column, code, other }) => [count(line), column, ...reasonsOf({ problems: [{ code, other }] })]), word("head.reason")))];
}

// --- what the file cannot tell ---

function questions(file, columns) {
    const userId = columns.find(({ column }) => column === "USER_ID");
    const isTemporary = file.temporary ?? (userId?.name.includes("仮") ? "true" : "");
    const plan = element("button", { type: "submit", class: "kosmo-button kosmo-primary" }, word("plan"));
    const form = element("form", { novalidate: true,
        // Stays when the columns are chosen anew, too.
        change: () => keep(Object.assign(file, Object.fromEntries(new FormData(form)))),
        submit: (event) => {
            event.preventDefault();
            return busy(plan, () => attempt(form, () => order(file, Object.fromEntries(new FormData(form)))));
        } },
    choice("wholeList", word("wholeList"), [["false", word("wholeList.false")], ["true", word("wholeList.true")]], { value: file.wholeList, help: word("wholeListHelp") }),
    userId ? choice("temporary", word("temporary", userId.name), [["", text("kosmoOfficeReasonChoose")], ["true", word("temporary.true")], ["false", word("temporary.false")]],
        { value: isTemporary, help: word("temporaryHelp") }) : null,
    element("p", { class: "kosmo-help" }, word("planHelp")),
    element("div", { class: "office-buttons" }, plan));
    return element("section", {}, element("h3", { class: "kosmo-part" }, word("questions")), form);
}

async function order({ id, name, encoding, columns }, { wholeList, temporary }) {
    if (temporary === "") {
        throw new Refused({ error: "IMPORT_NOT_SAID", field: "temporary" });
    }
    const made = await call("members/imports", "POST", { file: id, name, encoding, columns, wholeList: wholeList === "true", temporary: temporary === "true" });
    sessionStorage.removeItem(KEPT + id);
    go(`imports/${made.id}`);
}
