/*
 * What the stock Account Console lacks for members of a union: the union's name and the way back to the portal on every
 * page, the list of characters that a user ID cannot have, and names for what has none (docs/accessibility.md).
 * The console draws its pages again and again; so whatever is missing is added after each time.
 */
const environment = JSON.parse(document.getElementById("environment").textContent);
const portal = portalAddress();
const text = await texts();
let isUnderstood = false;
let mistake = null;

new MutationObserver(complete).observe(document.getElementById("app"), { childList: true, subtree: true });
document.addEventListener("click", closeMenuOnPhone);
complete();

/** Keycloak tells the portal's address to who comes from the portal; who does not asks as if. */
async function portalAddress() {
  if (environment.referrerUrl) {
    return environment.referrerUrl;
  }
  const page = await fetch(`${environment.baseUrl}?referrer=portal`);
  const copy = new DOMParser().parseFromString(await page.text(), "text/html");
  return JSON.parse(copy.getElementById("environment").textContent).referrerUrl;
}

/** The same texts that the console itself loads, so the browser has them already. */
async function texts() {
  const { serverBaseUrl, realm, locale } = environment;
  const answer = await fetch(`${serverBaseUrl}/resources/${realm}/account/${locale}`);
  return Object.fromEntries((await answer.json()).map(({ key, value }) => [key, value]));
}

async function complete() {
  readAnewInAnotherLanguage();
  nameThePage();
  nameTheUnnamed();
  listCharacters();
  showMistake();
  leadBack(await portal);
}

/** The console changes its language without telling the page, whose own one stays that of before. */
function readAnewInAnotherLanguage() {
  const entry = document.querySelector("#page-sidebar a");
  if (entry && entry.textContent !== text.kosmoNavProfile && isUnderstood) {
    location.reload();
  }
  isUnderstood ||= entry?.textContent === text.kosmoNavProfile;
}

function nameThePage() {
  const heading = document.querySelector("[data-testid=page-heading]");
  const union = look("application-name");
  set(document.querySelector(".pf-v5-c-masthead__brand"), "aria-label", union);
  const logo = look("kosmo-logo");
  if (logo) {
    set(document.querySelector(".pf-v5-c-masthead__brand img"), "src", logo);
    set(document.querySelector(".pf-v5-c-masthead__brand"), "data-logo", "");
  }
  if (heading && document.title !== `${heading.textContent} | ${union}`) {
    document.title = `${heading.textContent} | ${union}`;
  }
  document.querySelectorAll("h1:not([data-testid=page-heading])").forEach((part) => set(part, "aria-level", "2"));
}

function nameTheUnnamed() {
  set(document.getElementById("nav-toggle"), "aria-label", text.kosmoMenu);
  set(document.querySelector("#page-sidebar nav"), "aria-label", text.kosmoMenu);
  set(document.querySelector("[data-testid=options-kebab-toggle]"), "aria-label", text.kosmoAccountMenu);
  // A browser offers what it knows of the member (WCAG 1.3.5).
  ["username", "email"].forEach((field) => set(document.querySelector(`input#${field}`), "autocomplete", field));
  document.querySelectorAll("[data-testid$='/create']").forEach((create) => {
    const name = `${title(create)} ${create.textContent}`;
    set(create, "aria-label", name);
    set(create.parentElement.querySelector(".pf-v5-c-menu-toggle"), "aria-label", name);
  });
  document.querySelectorAll("[data-testid$='/credential-list']").forEach((list) => {
    set(list, "aria-label", title(list));
    list.querySelectorAll("button").forEach((button) => {
      const device = button.closest("li").querySelector("[data-testrole=label]");
      set(button, "aria-label", `${device.textContent} ${button.textContent}`);
    });
  });
  // The name that a list to choose from is given hides what is chosen in it.
  document.querySelectorAll("form .pf-v5-c-menu-toggle[id]").forEach((choice) => {
    const label = document.querySelector(`label[for="${choice.id}"]`);
    const chosen = choice.querySelector(".pf-v5-c-menu-toggle__text");
    set(choice, "aria-label", `${label.textContent} ${chosen.textContent}`);
  });
}

/** What the union has made its own of this page. */
function look(name) {
  return document.querySelector(`meta[name=${name}]`)?.content;
}

/** Of the way to log in, such as "password", that this part of the page is about. */
function title(part) {
  const way = part.dataset.testid.split("/")[0];
  return document.querySelector(`[data-testid="${way}/title"]`).textContent;
}

function listCharacters() {
  const field = document.querySelector("input#username")?.closest(".pf-v5-c-form__group");
  if (!field || field.querySelector("details")) {
    return;
  }
  const list = document.createElement("ul");
  // Written for Keycloak's own pages, where an apostrophe quotes.
  const characters = text.kosmoCharactersList.replace(/'([{}])'/g, "$1").replaceAll("''", "'");
  list.append(...characters.split("\n").map((character) => element("li", character)));
  const details = document.createElement("details");
  details.className = "kosmo-characters";
  details.append(element("summary", text.kosmoCharactersShow), element("p", text.kosmoCharactersTitle), list);
  field.append(details);
}

/** What is wrong is said at the field, which on a phone may be far above the button. */
function showMistake() {
  const said = document.querySelector("form .pf-m-error");
  if (said !== mistake) {
    mistake = said;
    said?.scrollIntoView({ block: "center" });
  }
}

/** At the bottom of every page, and at the top where the console has no link of its own. */
function leadBack(address) {
  const main = document.querySelector("main.pf-v5-c-page__main");
  if (!address || !main) {
    return;
  }
  set(document.querySelector(".pf-v5-c-masthead__brand"), "href", address);
  const bottom = main.querySelector(".kosmo-back") ?? wayBack(address, "pf-v5-c-page__main-section pf-m-light kosmo-back");
  if (main.lastElementChild !== bottom) {
    main.append(bottom);
  }
  const top = document.querySelector(".pf-v5-c-masthead .pf-v5-c-toolbar__content-section");
  if (!document.querySelector("[data-testid=referrer-link], .kosmo-back-top")) {
    top.prepend(wayBack(address, "pf-v5-c-toolbar__item pf-m-align-right kosmo-back-top"));
  }
}

function wayBack(address, className) {
  const link = element("a", text.backTo);
  link.href = address;
  const place = element("div", "");
  place.className = className;
  place.append(link);
  return place;
}

/** On a phone the menu covers the page and stays open after a choice. */
function closeMenuOnPhone(event) {
  const toggle = document.getElementById("nav-toggle");
  if (event.target.closest("#page-sidebar a") && innerWidth < 1200 && toggle.getAttribute("aria-expanded") === "true") {
    toggle.click();
  }
}

function element(name, content) {
  const made = document.createElement(name);
  made.textContent = content;
  return made;
}

/** Sets nothing that is so already: every change has the observer come again. */
function set(where, attribute, value) {
  if (where && where.getAttribute(attribute) !== value) {
    where.setAttribute(attribute, value);
  }
}
