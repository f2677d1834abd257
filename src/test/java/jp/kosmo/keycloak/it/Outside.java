package jp.kosmo.keycloak.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.Supplier;

/** Where somebody may come to who has no mail, no password and no session. */
final class Outside {

    /** What is no page of Keycloak's, such as the answer to a wrong method, has no id. */
    private static final Set<String> PAGES = Set.of(
            "",
            "login-login",
            "login-login-reset-password",
            "login-login-page-expired",
            "login-select-authenticator",
            "login-kosmo-forgot-user-id",
            "login-kosmo-stopped",
            "login-info",
            "login-error");

    private static final String SECRETS = "[name=password-new], [name=totp], [name=otp], [name=attestationObject]";

    private Outside() {}

    /** That a browser is still there. */
    static void check(LoginClient browser, Supplier<String> what) {
        assertThat(browser.isDone())
                .as(() -> "at the portal after " + what.get())
                .isFalse();
        Page page = browser.page();
        assertThat(page.status()).as(what).isLessThan(500);
        assertThat(page.id()).as(() -> page + " after " + what.get()).isIn(PAGES);
        assertThat(page.document().select(SECRETS)).as(what).isEmpty();
    }
}
