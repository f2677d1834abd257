// One import: its plan, how far it is, and what has come of it.
import { attempt, call, saveAsItIs, show } from "./office-1.js";
import { button, element, moment, text, Trouble } from "../js/account-1.js";
import { asking, back, count, fault, importPath as path, notice, showAnew, word } from "./imports-parts-1.js";
import { gone } from "./imports-gone-1.js";
import { kinds } from "./imports-rows-1.js";

const POLL = 2000;
/** The server cannot be reached: it may be back soon. */
const POLL_IN_TROUBLE = 10000;
/** The speed is that of the last half minute. */
const SAMPLES = 15;
/** A screen reader is told of each tenth, and not more often than this. */
const TOLD_EACH = 10000;
const UNDOABLE = 24 * 60 * 60 * 1000;

/** States in which the server is at work, with how many of how many are done. */
const AT_WORK = {
    PLANNING: () => ({}),
    APPLYING: ({ added, changed, done, late }) => ({ all: added + changed, done: done + late }),
    UNDOING: ({ done, undone, kept }) => ({ all: done, done: undone + kept }),
};
/** What is said when the work is over. */
const OVER = { PLANNED: "success", DONE: "success", UNDONE: "success", STOPPED: "info", REFUSED: "danger" };

export async function job(id) {
    const found = await call(path(id));
    const { state } = found;
    return [back(), element("h2", { class: "kosmo-part" }, word(`title.${state}`)), origin(found),
        ...(state in AT_WORK ? atWork(found) : [...await RESTING[state](found)])].filter(Boolean);
}

const origin = ({ fileName, clerk, createdAt }) => element("p", { class: "kosmo-help" }, [fileName, clerk, moment(createdAt)].filter(Boolean).join("　"));

const RESTING = {
    REFUSED: ({ refusal, refusedLine }) => [
        notice("danger", text(`kosmoOfficeFile.${refusal}`, count(refusedLine ?? 0))),
        element("p", {}, element("a", { class: "kosmo-button kosmo-primary", href: "#/imports" }, word("again")))],
    PLANNED: plan,
    STOPPED: (found) => [
        element("p", {}, word("stoppedAt", count(found.done), count(found.added + found.changed - found.done - found.late))),
        applying(found, "goOn"), kinds(found), result(found), undoing(found)],
    DONE: done,
    UNDONE: (found) => [
        element("p", {}, word("undone", count(found.undone))),
        found.kept > 0 ? notice("warning", word("kept", count(found.kept))) : null,
        kinds(found), result(found)],
};

// --- the plan ---

async function plan(found) {
    const { id, added, changed, refused } = found;
    return [
        element("p", {}, word("planIntro")),
        kinds(found),
        added + changed > 0 ? applying(found, "apply") : notice("info", word("planNothing")),
        refused > 0 ? element("p", { class: "kosmo-help" }, word("refusedHelp")) : null,
        result(found),
        ...(added + changed > 0 ? [] : await gone(id, found))];
}

function applying({ id, added, changed, refused, done, late }, label) {
    return asking({ label: word(label), yes: word("applyYes"),
        lines: () => [
            done + late > 0 ? word("sure.rest", count(added + changed - done - late)) : null,
            word("sure.new", count(added)), word("sure.changed", count(changed)),
            refused > 0 ? word("sure.refused", count(refused)) : null].filter(Boolean),
        begin: async () => {
            await call(path(id, "apply"), "POST");
            await showAnew();
        } });
}

// --- at work ---

function atWork(found) {
    const { id, state } = found;
    const bar = element("progress", { class: "office-progress", "aria-label": word(`title.${state}`) });
    const figures = element("p", {});
    const told = element("p", { class: "office-told", role: "status" });
    const seen = [];
    const tell = teller(told);
    const draw = (now) => {
        const { all, done } = AT_WORK[state](now);
        if (all) {
            bar.max = all;
            bar.value = done;
            const line = word("progress", count(done), count(all));
            figures.textContent = withSpeed(line, seen, done, all);
            tell(done / all, line);
        } else if (now.rows) {
            figures.textContent = word("planningRows", count(now.rows));
        }
    };
    draw(found);
    follow(id, state, bar, draw, figures);
    const form = state === "UNDOING" ? null : stopping(id, state === "APPLYING");
    return [element("p", {}, word(`working.${state}`)), bar, figures, told, element("p", { class: "kosmo-help" }, word("mayLeave")), form];
}

function stopping(id, isApplying) {
    const form = element("form", {}, isApplying ? element("p", { class: "kosmo-help" }, word("stopHelp")) : null, button(word("stop"), () => attempt(form, async () => {
        await call(path(id, "stop"), "POST");
        await show(...(isApplying ? ["info", word("over.STOPPED")] : []));
    })));
    return form;
}

/** With how many a second, and how long it will take, as soon as that is known. */
function withSpeed(line, seen, done, all) {
    seen.push({ done, at: performance.now() });
    seen.splice(0, seen.length - SAMPLES);
    const rate = (done - seen[0].done) / ((seen.at(-1).at - seen[0].at) / 1000);
    if (!(rate > 0)) {
        return line;
    }
    const left = (all - done) / rate;
    return word("speed", line, count(Math.max(1, Math.round(rate))), left < 60 ? word("leftSoon") : word("left", count(Math.ceil(left / 60))));
}

function teller(told) {
    let tenth = 0;
    let at = -TOLD_EACH;
    return (part, line) => {
        if (Math.floor(part * 10) > tenth && performance.now() - at > TOLD_EACH) {
            tenth = Math.floor(part * 10);
            at = performance.now();
            told.textContent = line;
        }
    };
}

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Looks how far it is, as long as it is shown. */
async function follow(id, state, bar, draw, figures) {
    await wait(POLL);
    while (bar.isConnected) {
        let pause = POLL;
        try {
            const now = await call(path(id));
            if (!bar.isConnected) {
                return; // the clerk has gone elsewhere
            }
            if (now.state !== state) {
                await (now.state in OVER ? show(OVER[now.state], word(`over.${now.state}`)) : showAnew());
                return;
            }
            draw(now);
        } catch (error) {
            if (!(error instanceof Trouble) || error.wayOn) {
                fault(error);
                return;
            }
            figures.textContent = error.message;
            pause = POLL_IN_TROUBLE;
        }
        await wait(pause);
    }
}

// --- what has come of it ---

async function done(found) {
    const { id, added, late, refused } = found;
    return [
        element("p", { class: "office-standing" }, word("done", count(found.done))),
        late > 0 ? notice("warning", word("late", count(late))) : null,
        kinds(found),
        refused + late > 0 ? element("p", { class: "kosmo-help" }, word("refusedHelp")) : null,
        result(found, added > 0 ? element("a", { class: "kosmo-button", href: `#/imports/${id}/letters` }, word("letters")) : null),
        ...await gone(id, found),
        undoing(found)];
}

/** The file as it came, with what has become of each row; rows that a program has sent have none. */
function result({ id, state, fileId }, beside = null) {
    const save = () => attempt(form, () => saveAsItIs(path(id, "result")));
    const form = element("form", {}, element("div", { class: "office-buttons" },
        fileId ? button(word("result"), save, { class: `kosmo-button${state === "DONE" ? " kosmo-primary" : ""}` }) : null, beside));
    return form;
}

function undoing({ id, changedAt, done: applied }) {
    if (applied === 0) {
        return null;
    }
    const until = changedAt + UNDOABLE;
    return element("section", {}, element("h3", { class: "kosmo-part" }, word("undoTitle")),
        ...(Date.now() > until ? [element("p", {}, word("undoOver"))] : [
            element("p", {}, word("undoUntil", moment(until))),
            asking({ label: word("undo"), yes: word("undoYes"), primary: false,
                lines: () => [word("sure.undo", count(applied)), word("sure.undoNew"), word("sure.undoKept")],
                begin: async () => {
                    await call(path(id, "undo"), "POST");
                    await showAnew();
                } })]));
}
