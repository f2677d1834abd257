// 「ログイン方法変更」: the password and the devices that show who the member is.
import { beginAction, button, call, element, moment, named, text } from "./account-1.js";

const BASIC = "basic-authentication";

/** The page, for the frame. */
export async function parts() {
    const ways = await call("account/credentials");
    const basic = ways.filter(({ category }) => category === BASIC);
    const second = ways.filter(({ category }) => category !== BASIC);
    return [element("p", { class: "kosmo-note" }, text("kosmoAccountMethodsIntro")),
        ...(await group("kosmoAccountBasic", basic)), ...(await group("kosmoAccountTwoFactor", second))];
}

async function group(title, ways) {
    return ways.length === 0 ? [] : [element("h2", { class: "kosmo-part" }, text(title)), ...(await Promise.all(ways.map(way)))];
}

/** One way to log in, with a card for each device. */
async function way({ type, displayName, helptext, createAction, updateAction, removeable, userCredentialMetadatas }) {
    const name = await named(`\${${displayName}}`);
    const cards = userCredentialMetadatas.map(({ credential }) => card(credential, name, updateAction, type === "password" ? null : removeable));
    return element("section", { class: "kosmo-way", "data-type": type }, element("h3", {}, name),
        element("p", { class: "kosmo-help" }, await named(`\${${helptext}}`)),
        cards.length > 0 ? element("ul", { class: "kosmo-cards" }, ...cards) : element("p", {}, text("kosmoAccountNone", name)),
        createAction ? button(text("kosmoAccountAdd"), () => beginAction(createAction), { "aria-label": text("kosmoAccountAddNamed", name) }) : null);
}

/** @param removeable null where there is nothing to delete, false where the server would refuse it */
function card({ id, userLabel, createdDate }, kind, updateAction, removeable) {
    const name = userLabel || (removeable === null ? kind : text("kosmoAccountUnnamed"));
    return element("li", { class: "kosmo-card" }, element("strong", {}, name),
        createdDate ? element("span", { class: "kosmo-date" }, text("kosmoAccountCreated", moment(createdDate))) : null,
        updateAction ? button(text("kosmoAccountUpdate"), () => beginAction(updateAction), { "aria-label": text("kosmoAccountUpdateNamed", name) }) : null,
        removeable ? button(text("kosmoAccountDelete"), () => beginAction(`delete_credential:${id}`), { class: "kosmo-link", "aria-label": text("kosmoAccountDeleteNamed", name) }) : null,
        removeable === false ? element("p", { class: "kosmo-help" }, text("kosmoAccountLast")) : null);
}
