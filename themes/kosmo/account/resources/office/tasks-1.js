// What can be done for a member: each says what will happen, asks why, and is done by one button.
import { attempt, call, fill, problem, show } from "./office-1.js";
import { busy, button, element, environment, moment, say, text } from "../js/account-1.js";

const LOCKS = ["LOCKED_BIRTHDATE", "LOCKED_UNTIL_UNLOCKED", "LOCKED_FOR_NOW", "NO_PASSWORD"];

/** The field that a task needs beside the reason. */
const FIELDS = { "correct-email": "email", "change-name": "name" };

/** What makes sense as the member stands; the server decides anyway. */
function fits(task, { standing: { code }, factors }) {
    switch (task) {
        case "unlock": return LOCKS.includes(code);
        case "enable": return code === "LEFT";
        case "lost-phone": return code !== "LEFT" && factors?.length !== 0;
        default: return code !== "LEFT";
    }
}

/**
 * The tasks of this clerk for this member.
 *
 * @param tasks as the server offers them: name, path and reasons
 */
export function taskList(member, tasks) {
    const open = tasks.filter(({ task }) => fits(task, member));
    return open.length === 0 ? [] : [element("h3", { class: "kosmo-part" }, text("kosmoOfficeTasks")),
        element("div", { class: "office-tasks" }, ...open.map((task) => one(member, task)))];
}

function one(member, { task, path, reasons }) {
    const id = (part) => `${task}-${part}`;
    const extra = FIELDS[task];
    const reason = element("select", { id: id("reason"), name: "reason" },
        element("option", { value: "" }, text("kosmoOfficeReasonChoose")),
        ...reasons.map((code) => element("option", { value: code }, text(`kosmoOfficeReason.${code}`))));
    const begin = element("button", { type: "submit", class: "kosmo-button kosmo-primary" }, text(`kosmoOfficeTask.${task}`));
    const form = element("form", { class: "kosmo-form", novalidate: true, submit: (event) => {
        event.preventDefault();
        return busy(begin, () => attempt(form, () => perform(member, { task, path }, form)));
    } },
    element("p", {}, text(`kosmoOfficeTaskHelp.${task}`)),
    extra ? element("div", { class: "kosmo-field" }, element("label", { for: id(extra), class: "kosmo-label" }, text(`kosmoOfficeNew.${extra}`)),
        element("input", { id: id(extra), name: extra, autocomplete: "off" })) : null,
    element("div", { class: "kosmo-field" }, element("label", { for: id("reason"), class: "kosmo-label" }, text("kosmoOfficeReason")), reason),
    element("div", {}, begin));
    return element("details", { name: "task" }, element("summary", {}, text(`kosmoOfficeTask.${task}`)), form);
}

async function perform(member, { task, path }, form) {
    try {
        const { issued } = await call(path.replace("{id}", member.id), "POST", { ...Object.fromEntries(new FormData(form)), version: member.version });
        if (issued) {
            fill(...slip(member, issued));
            say("success", text(`kosmoOfficeDone.${task}`));
        } else {
            await show("success", text(`kosmoOfficeDone.${task}`));
        }
    } catch (error) {
        if (error.errors?.error !== "RECORD_CHANGED") {
            throw error;
        }
        await show("danger", problem(error));
    }
}

/** What is handed to the member: told once, and gone with the page. */
function slip(member, { userId, derived, password, validUntil }) {
    const line = (name, value) => value ? element("p", {}, text(name), element("strong", {}, value)) : null;
    return [element("div", { class: "office-slip office-print" },
        element("h2", { class: "kosmo-part" }, environment.union),
        element("p", {}, text("kosmoOfficeSlipFor")),
        line("kosmoOfficeSlipUserId", userId),
        line("kosmoOfficeSlipPassword", password),
        derived ? element("p", {}, text("kosmoOfficeSlipDerived")) : null,
        validUntil ? element("p", {}, text("kosmoOfficeSlipUntil", moment(validUntil))) : null),
    password ? element("p", { class: "office-on-screen" }, text("kosmoOfficeSlipOnce")) : null,
    element("div", { class: "office-buttons office-on-screen" },
        button(text("kosmoOfficePrint"), () => window.print(), { class: "kosmo-button kosmo-primary" }),
        button(text("kosmoOfficeSlipDone"), () => show()))].filter(Boolean);
}
