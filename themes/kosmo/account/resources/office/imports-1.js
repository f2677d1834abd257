// 「加入者の取り込み」: a file is chosen and sent here. What was found in it is imports-file-1.js, what becomes of it imports-job-1.js.
import { attempt, call, deliver, go } from "./office-1.js";
import { busy, button, element, moment, Refused, text } from "../js/account-1.js";
import { table } from "./members-1.js";
import { count, word } from "./imports-parts-1.js";
import { findingsOf, keep } from "./imports-file-1.js";
import { job } from "./imports-job-1.js";

/** Of a file, sent in one call: small enough that the bar moves on a slow line. */
const PIECE = 1024 * 1024;
const LARGEST = 64 * PIECE;
/** What these are is known before they are sent; the server looks into everything else. */
const ENDINGS = { xlsx: "WORKBOOK", xlsm: "WORKBOOK", xlsb: "WORKBOOK", xls: "WORKBOOK", zip: "ZIP", pdf: "PDF" };

/** The room, or in it what was found in a file ("file/4711"), or one import, or its letters ("4711/letters"). */
export async function parts(what, part) {
    if (!what) {
        return begin(await call("members/imports"));
    }
    if (what === "file") {
        return findingsOf(part);
    }
    if (part === "letters") {
        return (await import("./letters-1.js")).parts(what);
    }
    return job(what);
}

function begin(imports) {
    const field = element("input", { id: "file", name: "file", type: "file", autocomplete: "off", "aria-describedby": "file-help" });
    const send = element("button", { type: "submit", class: "kosmo-button kosmo-primary" }, word("send"));
    const bar = element("progress", { class: "office-progress", max: "1", value: "0", "aria-label": word("sending"), hidden: true });
    const told = element("p", { role: "status" });
    const form = element("form", { novalidate: true, submit: (event) => {
        event.preventDefault();
        return busy(send, () => attempt(form, () => upload(field.files[0], bar, told)).finally(() => {
            bar.hidden = true;
            told.textContent = "";
        }));
    } },
    element("div", { class: "kosmo-field" },
        element("label", { for: "file", class: "kosmo-label" }, word("choose")),
        element("p", { id: "file-help", class: "kosmo-help" }, word("chooseHelp")), field),
    element("div", { class: "office-buttons" }, send), bar, told);
    return [element("p", { class: "office-lead" }, word("intro")), form, ...sample(), ...before(imports)];
}

// --- what a file looks like ---

function sample() {
    const csv = word("sample");
    const [heads, ...rows] = csv.split("\n").map((line) => line.split(","));
    return [element("h2", { class: "kosmo-part" }, word("sampleTitle")),
        element("ul", {}, ...["sampleHeads", "sampleNeeded", "sampleZeros"].map((key) => element("li", {}, word(key)))),
        table(heads, rows, word("sampleTitle")),
        element("div", { class: "office-buttons" }, button(word("sampleSave"), () =>
            // Excel knows by the mark at the beginning how it is written.
            deliver(new Blob([`\uFEFF${csv.replace(/\n/g, "\r\n")}\r\n`], { type: "text/csv" }), `${word("sampleName")}.csv`)))];
}

// --- imports of before ---

function before(imports) {
    const title = word("before");
    // Rows that a program has sent came in no file.
    const told = ["fileName", "clerk"].filter((name) => imports.some((entry) => entry[name]));
    const row = (entry) => [
        element("a", { href: `#/imports/${entry.id}` }, moment(entry.createdAt)), word(`state.${entry.state}`),
        ...told.map((name) => entry[name]), count(entry.added + entry.changed), count(entry.done)];
    return [element("h2", { class: "kosmo-part" }, title),
        imports.length === 0 ? element("p", {}, word("beforeNone"))
            : table(["created", "state", ...told, "planned", "done"].map((head) => word(`head.${head}`)), imports.map(row), title)];
}

// --- sending ---

const refused = (code) => new Refused({ error: code, field: "file", texts: "kosmoOfficeFile." });

async function upload(file, bar, told) {
    if (!file) {
        throw new Refused({ error: "FILE_MISSING", field: "file" });
    }
    const ending = ENDINGS[file.name.split(".").at(-1).toLowerCase()];
    if (ending || file.size === 0 || file.size > LARGEST) {
        throw refused(ending ?? (file.size === 0 ? "EMPTY" : "TOO_LARGE"));
    }
    told.textContent = word("sending");
    bar.hidden = false;
    let sent = { size: 0 };
    while (sent.size < file.size) {
        const piece = await read(file.slice(sent.size, sent.size + PIECE));
        sent = await call(sent.id ? `members/files/${sent.id}?from=${sent.size}` : "members/files", "POST", piece);
        if (!bar.isConnected) {
            return; // the clerk has gone elsewhere
        }
        bar.value = sent.size / file.size;
    }
    keep({ id: sent.id, name: file.name });
    go(`imports/file/${sent.id}`);
}

/** Out of the file before it is sent: a file that another program holds, or has changed, is no trouble of the network. */
async function read(piece) {
    try {
        return new Blob([await piece.arrayBuffer()]);
    } catch {
        throw new Refused({ error: "FILE_LOCKED", field: "file" });
    }
}
