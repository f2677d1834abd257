// 「利用規約」: what the member has agreed to and when, with the text that was shown.
import { call, element, locale, moment, text } from "./account-1.js";

/** The page, for the frame. */
export async function parts() {
    const agreed = await call("kosmo/terms");
    return [element("p", { class: "kosmo-note" }, text(agreed.length > 0 ? "kosmoAccountTermsIntro" : "kosmoAccountAgreedNone")),
        ...agreed.map(({ version, agreedAt, language, html, plain }, index) => element("section", { class: "kosmo-way" },
            element("h2", { class: "kosmo-part" }, text("kosmoAccountVersion", version)),
            element("p", {}, text("kosmoAccountAgreed", moment(agreedAt))),
            element("details", { class: "kosmo-characters", open: index === 0 }, element("summary", {}, text("kosmoAccountShowTerms")),
                terms(html, language, plain))))];
}

/** The server has taken out of the text what could run; the page's policy runs nothing besides. */
function terms(html, language, plain) {
    const shown = element("div", { class: `kosmo-terms${plain ? " kosmo-plain" : ""}`, tabindex: "0", lang: language === locale ? null : language });
    shown.innerHTML = html;
    return shown;
}
