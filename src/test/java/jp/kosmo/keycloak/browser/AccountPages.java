package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;

/** The account pages as a member has them in front of them. Every method waits for what it names. */
record AccountPages(Walker walker) {

    static final String METHODS = "account-security/signing-in";
    static final String SESSIONS = "account-security/device-activity";
    static final String TERMS = "terms";

    /** Opens one of them by its address, as the portal's links do; the member may have to log in first. */
    static AccountPages opens(Walker walker, String page) {
        // Its script goes on to the login at once, which ends the load of the page.
        walker.page()
                .navigate(
                        walker.union().accountUrl() + page + "?referrer=portal",
                        new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        return new AccountPages(walker);
    }

    /** Follows the portal's own link, which a phone hides in a menu. */
    static AccountPages follows(Walker walker, String link) {
        if (walker.device() == Device.PHONE) {
            walker.page().locator("summary[aria-label=メニュー]").click();
        }
        walker.page().getByText(link).locator("visible=true").click();
        return new AccountPages(walker);
    }

    /** The page under this heading, filled, saying these words. */
    void sees(String heading, String... words) {
        PlaywrightAssertions.assertThat(page().locator("h1")).hasText(heading);
        PlaywrightAssertions.assertThat(page().locator("#kosmo-content[aria-busy]"))
                .hasCount(0);
        for (String word : words) {
            PlaywrightAssertions.assertThat(page().locator("main")).containsText(word);
        }
    }

    /** Goes to another page by the menu. */
    void chooses(String entry) {
        page().locator("#kosmo-pages")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(entry))
                .click();
    }

    /** The card of a device, of the password or of a session. */
    Locator card(String name) {
        return page().locator(".kosmo-card")
                .filter(new Locator.FilterOptions()
                        .setHas(page().locator("strong")
                                .getByText(name, new Locator.GetByTextOptions().setExact(true))));
    }

    /** A button by the name that a screen reader reads. */
    Locator button(String name) {
        return page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void presses(String name) {
        button(name).click();
    }

    /** What the page says at its top, where the reader is taken. */
    void seesDone(String message) {
        Locator said = page().locator("#kosmo-said .kosmo-alert");
        PlaywrightAssertions.assertThat(said).hasText(message);
        PlaywrightAssertions.assertThat(said).isFocused();
        PlaywrightAssertions.assertThat(said).isInViewport();
    }

    /** The ways back at the top and at the bottom lead to the union's portal. */
    void leadsBack() {
        Locator ways = page().locator("a[href='" + walker.union().portalUrl() + "/']");
        PlaywrightAssertions.assertThat(page().locator("header").locator(ways)).hasText("ポータルに戻る");
        PlaywrightAssertions.assertThat(page().locator("footer").locator(ways)).hasText("ポータルに戻る");
        assertThat(page().title()).contains(" | ");
    }

    Page page() {
        return walker.page();
    }
}
