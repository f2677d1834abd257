// 「状況の報告」: how many members have got how far, as a table with bars and as a picture over time.
import { call, save } from "./office-1.js";
import { button, element, locale, moment, reason, say, text } from "../js/account-1.js";
import { table } from "./members-1.js";

/** The figures of the report, in the groups in which a clerk reads them. */
const GROUPS = {
    first: ["BEGUN", "BIRTHDATE_DONE", "TERMS_DONE", "USER_ID_DONE", "PASSWORD_DONE", "EMAIL_DONE"],
    method: ["METHOD_OTP", "METHOD_PASSKEY", "METHOD_NONE"],
    factor: ["FACTOR_OTP", "FACTOR_PASSKEY", "FACTOR_NONE"],
    terms: ["TERMS_IN_FORCE"],
    locked: ["LOCKED_FOR_NOW", "LOCKED_UNTIL_UNLOCKED", "LOCKED_BIRTHDATE", "CLOSED"],
    mail: ["MAIL_REFUSED", "NO_ADDRESS"],
};
const NOTES = { factor: "kosmoOfficeReportFactorNote", locked: "kosmoOfficeReportLockedNote" };
const DAY = 24 * 60 * 60 * 1000;
const PERIODS = [90, 365, 730];

/** Of the picture, in its own units. */
const WIDTH = 640;
const HEIGHT = 240;
const MARGIN = { top: 12, right: 12, bottom: 24, left: 56 };

const number = new Intl.NumberFormat(locale);
const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
const day = (iso) => date.format(Date.parse(iso));
const figureName = (figure) => text(`kosmoOfficeReport.${figure}`);

/** The room. */
export async function parts() {
    const report = await call("report");
    return [
        element("p", {}, text("kosmoOfficeReportIntro")),
        element("p", { class: "office-standing" }, element("strong", {}, `${figureName("MEMBERS")}　${number.format(report.figures.MEMBERS)}`)),
        element("p", { class: "kosmo-help" }, text("kosmoOfficeReportCountedAt", moment(report.countedAt))),
        ...Object.entries(GROUPS).flatMap(([group, figures]) => section(report, group, figures)),
        element("p", {}, button(text("kosmoOfficeReportDownload"), () => save("report"))),
        ...(await overTime(report)),
    ];
}

// --- now ---

function section(report, group, figures) {
    const rows = figures.filter((figure) => figure in report.figures).map((figure) => [
        figure === "TERMS_IN_FORCE" ? text("kosmoOfficeReportInForce", report.inForce) : figureName(figure), report.figures[figure]]);
    if (group === "terms") {
        rows.push(...Object.entries(report.agreed).filter(([version]) => version !== report.inForce)
            .map(([version, members]) => [text("kosmoOfficeReportAgreed", version), members]));
    }
    const all = report.figures.MEMBERS;
    return rows.length === 0 ? [] : [
        element("h2", { class: "kosmo-part" }, text(`kosmoOfficeReportGroup.${group}`)),
        table([text("kosmoOfficeReportFigure"), text("kosmoOfficeColumn.members"), text("kosmoOfficeReportShare")],
            rows.map(([name, members]) => [name, number.format(members), part(members, all)]), text(`kosmoOfficeReportGroup.${group}`)),
        ...(group in NOTES ? [element("p", { class: "kosmo-help" }, text(NOTES[group]))] : []),
    ];
}

/** How many of all, as a number and, for the eye, as a bar; the policy allows no style in the markup, but one by script. */
function part(members, all) {
    const filled = element("span");
    filled.style.inlineSize = `${all > 0 ? (100 * members) / all : 0}%`;
    return element("span", { class: "office-share" }, element("span", {}, all > 0 ? share.format(members / all) : ""),
        element("span", { class: "office-bar", "aria-hidden": "true" }, filled));
}

// --- over time ---

async function overTime(report) {
    const figures = Object.keys(report.figures);
    const figure = choice("figure", text("kosmoOfficeReportFigure"), figures.map((name) => [name, figureName(name)]));
    figure.select.value = "BEGUN";
    const period = choice("period", text("kosmoOfficeReportPeriod"), PERIODS.map((days) => [days, text(`kosmoOfficeReportPeriod.${days}`)]));
    const place = element("div", { "aria-live": "polite" });
    let history;
    const load = async () => {
        history = await call(address(period.select.value));
        draw(place, history, figure.select.value);
    };
    figure.select.addEventListener("change", () => draw(place, history, figure.select.value));
    period.select.addEventListener("change", () => load().catch((error) => say("danger", reason(error))));
    await load();
    return [
        element("h2", { class: "kosmo-part" }, text("kosmoOfficeReportOverTime")),
        element("div", { class: "office-fields" }, figure.field, period.field),
        place,
        element("p", {}, button(text("kosmoOfficeReportDownloadHistory"), () => save(address(period.select.value)))),
    ];
}

function address(days) {
    const from = new Date(Date.now() - days * DAY);
    return `report/history?from=${new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(from)}`;
}

function choice(id, label, options) {
    const select = element("select", { id }, ...options.map(([value, name]) => element("option", { value }, name)));
    return { select, field: element("div", { class: "kosmo-field" }, element("label", { for: id, class: "kosmo-label" }, label), select) };
}

/** The days on which it was counted, and how many there were; without those on which it was not. */
function counted({ days, figures }, figure) {
    return days.map((iso, index) => ({ day: iso, members: figures[figure]?.[index] })).filter(({ members }) => members != null);
}

/** Where the counts lie in the picture: from the first day to the last, and from zero up. */
function points(counts, most) {
    const begin = Date.parse(counts[0].day);
    const span = Math.max(Date.parse(counts.at(-1).day) - begin, DAY);
    const across = WIDTH - MARGIN.left - MARGIN.right;
    const down = HEIGHT - MARGIN.top - MARGIN.bottom;
    return counts.map(({ day: iso, members }) => [
        MARGIN.left + (across * (Date.parse(iso) - begin)) / span,
        MARGIN.top + down * (1 - members / Math.max(most, 1))].map((value) => Math.round(value * 10) / 10));
}

function draw(place, history, figure) {
    const counts = counted(history, figure);
    if (counts.length === 0) {
        place.replaceChildren(element("p", { class: "kosmo-note" }, text("kosmoOfficeReportNoDays")));
        return;
    }
    const members = counted(history, "MEMBERS");
    const most = Math.max(...counts.map((count) => count.members), ...members.map((count) => count.members));
    const [first, last] = [counts[0], counts.at(-1)];
    const label = text("kosmoOfficeReportPicture", figureName(figure), day(first.day), number.format(first.members), day(last.day), number.format(last.members));
    place.replaceChildren(
        picture(counts, most, label),
        element("details", {}, element("summary", {}, text("kosmoOfficeReportPictureTable")),
            table([text("kosmoOfficeColumn.day"), figureName(figure)], [...counts].reverse().map((count) => [day(count.day), number.format(count.members)]), figureName(figure))));
}

function svg(name, attributes, ...children) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([attribute, value]) => made.setAttribute(attribute, value));
    made.append(...children);
    return made;
}

function picture(counts, most, label) {
    const line = points(counts, most);
    const bottom = HEIGHT - MARGIN.bottom;
    return svg("svg", { class: "office-picture", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label },
        svg("path", { class: "office-axis", d: `M${MARGIN.left} ${MARGIN.top}H${WIDTH - MARGIN.right}M${MARGIN.left} ${bottom}H${WIDTH - MARGIN.right}` }),
        svg("text", { x: MARGIN.left - 6, y: MARGIN.top + 4, "text-anchor": "end" }, number.format(most)),
        svg("text", { x: MARGIN.left - 6, y: bottom + 4, "text-anchor": "end" }, number.format(0)),
        svg("text", { x: MARGIN.left, y: HEIGHT - 4 }, day(counts[0].day)),
        ...(counts.length > 1 ? [svg("text", { x: WIDTH - MARGIN.right, y: HEIGHT - 4, "text-anchor": "end" }, day(counts.at(-1).day))] : []),
        svg("polyline", { class: "office-line", points: line.map((point) => point.join(",")).join(" ") }),
        ...(line.length < 40 ? line : [line.at(-1)]).map(([cx, cy]) => svg("circle", { class: "office-dot", cx, cy, r: 3 })));
}
