package jp.kosmo.keycloak.browser;

import com.microsoft.playwright.assertions.PlaywrightAssertions;

/** How members do what the pages of the second factor ask for. */
final class FactorPages {

    private FactorPages() {}

    /** Presses the card of a method, {@code otp} or {@code passkey}. */
    static void choosesMethod(Walker walker, String method) {
        walker.page()
                .locator(".kosmo-card:has([name=mfaMethod][value=" + method + "])")
                .click();
    }

    /** Types a code, the last field of its form. Where the page sends itself with the last digit it has said so. */
    static void sendsCode(Walker walker, String field, String code) {
        boolean goesOn = walker.field(field).getAttribute("data-digits") != null;
        if (goesOn) {
            PlaywrightAssertions.assertThat(walker.page().locator("#" + field + "-sends"))
                    .isVisible();
        }
        walker.types(field, code);
        if (!goesOn) {
            walker.submits(field);
        }
    }

    /** On the page of a passkey's error: asks for the device's dialog once more, and waits for the page that opens it. */
    static void triesAgain(Walker walker) {
        walker.page().evaluate("document.body.id = 'before'");
        walker.presses("再試行してください");
        PlaywrightAssertions.assertThat(walker.page().locator("#before")).hasCount(0);
    }
}
