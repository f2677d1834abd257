package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;

/** Keycloak's Account Console as a member has it in front of them. Every method waits for what it names. */
record AccountConsole(Walker walker) {

    static final String METHODS = "account-security/signing-in";

    /** Opens a page of it by its address, as the portal's links do; the member may have to log in first. */
    static AccountConsole opens(Walker walker, String page) {
        walker.page().navigate(walker.union().accountUrl() + page + "?referrer=portal");
        return new AccountConsole(walker);
    }

    /** Follows the portal's own link, which a phone hides in a menu. */
    static AccountConsole follows(Walker walker, String link) {
        if (walker.device() == Device.PHONE) {
            walker.page().locator("summary[aria-label=メニュー]").click();
        }
        walker.page().getByText(link).locator("visible=true").click();
        return new AccountConsole(walker);
    }

    /** The page under this heading, saying these words. */
    void sees(String heading, String... words) {
        PlaywrightAssertions.assertThat(page().locator("[data-testid=page-heading]"))
                .hasText(heading);
        for (String word : words) {
            PlaywrightAssertions.assertThat(page().locator("main")).containsText(word);
        }
        // The last thing the theme's script adds.
        PlaywrightAssertions.assertThat(page().locator(".kosmo-back a")).isVisible();
    }

    /** Goes to another page by the menu, which a phone hides. */
    void chooses(String entry) {
        if (walker.device() == Device.PHONE) {
            page().locator("#nav-toggle").click();
        }
        page().locator("#page-sidebar")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(entry))
                .click();
        if (walker.device() == Device.PHONE) {
            PlaywrightAssertions.assertThat(page().locator("#page-sidebar")).hasAttribute("aria-hidden", "true");
        }
    }

    /** The row of a device, or of the password. */
    Locator row(String name) {
        return page().locator("li.pf-v5-c-data-list__item")
                .filter(new Locator.FilterOptions()
                        .setHas(page().locator("[data-testrole=label]")
                                .getByText(name, new Locator.GetByTextOptions().setExact(true))));
    }

    /** 「設定」 beside a way to log in; on a phone behind 「︙」. */
    void setsUp(String way) {
        if (walker.device() == Device.PHONE) {
            button(way + " 設定").click();
            page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("設定"))
                    .click();
        } else {
            button(way + " 設定").click();
        }
    }

    /** 「更新」 or 「削除」 beside a device, or the password. */
    void presses(String name, String label) {
        button(name + " " + label).click();
    }

    private Locator button(String name) {
        return page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Chooses in a list of the profile. */
    void chooses(String field, String entry) {
        page().locator("[id='" + field + "']").click();
        page().getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(entry))
                .click();
    }

    /** The message at a field, in sight, and nothing lost of what was typed. */
    void seesErrorAt(String field, String message, String typed) {
        Locator group = page().locator(".pf-v5-c-form__group:has([id='" + field + "'])");
        PlaywrightAssertions.assertThat(group.locator(".pf-m-error")).hasText(message);
        PlaywrightAssertions.assertThat(page().locator("[id='" + field + "']")).hasValue(typed);
        PlaywrightAssertions.assertThat(group).isInViewport();
    }

    /** The message that lies over the page for a while; closes it. */
    void seesNotice(String message) {
        Locator notice = page().locator(".pf-v5-c-alert").filter(new Locator.FilterOptions().setHasText(message));
        notice.locator("button").click();
        PlaywrightAssertions.assertThat(notice).hasCount(0);
    }

    /** The ways back at the top and at the bottom lead to the union's portal. */
    void leadsBack() {
        String address = walker.union().portalUrl() + "/";
        for (String way : new String[] {".pf-v5-c-masthead a:has-text('ポータルに戻る')", ".kosmo-back a"}) {
            PlaywrightAssertions.assertThat(page().locator(way))
                    .hasAttribute("href", address, new HasAttributeOptions().setTimeout(5000));
        }
        assertThat(page().title()).contains(" | ");
    }

    Page page() {
        return walker.page();
    }
}
