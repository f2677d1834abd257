// Members who are not in a file that should have all: a list from which a clerk closes accounts, each by its tick and for a reason.
import { call, show } from "./office-1.js";
import { button, element, Refused, text } from "../js/account-1.js";
import { table } from "./members-1.js";
import { asking, choice, count, importPath, word } from "./imports-parts-1.js";
import { rowsOf } from "./imports-rows-1.js";

/** Whose reasons these are. */
const TASK = "disable";

export async function gone(id, { wholeList, gone: expected, goneUnknown }) {
    if (!wholeList && expected === 0) {
        return [];
    }
    const [first, tasks] = await Promise.all([rowsOf(id, "GONE"), call("tasks")]);
    const place = element("div", {});
    draw(place, id, first, tasks.find(({ task }) => task === TASK).reasons);
    return [element("h3", { class: "kosmo-part" }, word("goneTitle")), goneUnknown ? element("p", {}, word("goneUnknown")) : null, place].filter(Boolean);
}

/** One part of the list at a time: no more are closed at once than are seen at once. */
function draw(place, id, { rows, next }, reasons) {
    if (rows.length === 0) {
        place.replaceChildren(element("p", {}, word("goneNobody")));
        return;
    }
    const boxes = rows.map(({ member }) => element("input", { type: "checkbox", name: "gone", value: member }));
    const ticked = () => boxes.filter((box) => box.checked).map((box) => box.value);
    const reason = choice("reason", text("kosmoOfficeReason"), [["", text("kosmoOfficeReasonChoose")], ...reasons.map((code) => [code, text(`kosmoOfficeReason.${code}`)])]);
    const said = () => reason.querySelector("select").value;
    const form = asking({ label: word("goneClose"), yes: word("goneYes"),
        lines: () => {
            if (ticked().length === 0) {
                throw new Refused({ error: "GONE_LIST" });
            }
            if (said() === "") {
                throw new Refused({ error: "REASON_MISSING", field: "reason" });
            }
            return [word("sure.gone", count(ticked().length)), word("sure.goneBack")];
        },
        begin: async () => {
            const { closed } = await call(importPath(id, "gone"), "POST", { members: ticked(), reason: said() });
            await show("success", word("goneClosed", count(closed)));
        } },
    element("p", {}, word("goneHelp")),
    element("div", { class: "office-buttons" }, button(word("goneAll"), () => {
        boxes.forEach((box) => { box.checked = true; });
        form.dispatchEvent(new Event("input")); // as if it had been done one by one
    })),
    table(["name", "symbol", "number", "branchNumber", "userId"].map((name) => text(`kosmoOfficeColumn.${name}`)),
        rows.map(({ member, name, symbol, number, branchNumber, userId }, index) => [
            element("label", { class: "kosmo-check" }, boxes[index], element("span", {}, name || userId)),
            symbol, number, branchNumber, element("a", { href: `#/members/${member}` }, userId)]),
        word("goneTitle")),
    next ? element("div", { class: "office-buttons" }, button(word("goneNext"), async () => {
        draw(place, id, await rowsOf(id, "GONE", next), reasons);
        place.querySelector("input").focus();
    })) : null,
    reason);
    place.replaceChildren(form);
}
