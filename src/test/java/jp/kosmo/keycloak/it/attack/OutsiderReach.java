package jp.kosmo.keycloak.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.Supplier;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;

/** How far somebody without mail, password and session may come. */
public final class OutsiderReach {

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

    private OutsiderReach() {}

    /** That a browser is still there. */
    public static void check(LoginClient browser, Supplier<String> what) {
        assertThat(browser.isDone())
                .as(() -> "at the portal after " + what.get())
                .isFalse();
        Page page = browser.page();
        assertThat(page.status()).as(what).isLessThan(500);
        assertThat(page.id()).as(() -> page + " after " + what.get()).isIn(PAGES);
        assertThat(page.document().select(SECRETS)).as(what).isEmpty();
    }
}
