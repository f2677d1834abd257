package jp.kosmo.keycloak.it.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jp.kosmo.keycloak.it.oracle.Factor;

/**
 * A way to the portal, or to the Account Console, in one browser.
 *
 * @param name for the report
 * @param opening what the browser opens
 * @param asksForPassword whether an earlier login in this browser does not do
 * @param wish the page of what the member wishes to do
 */
public record Visit(String name, Consumer<LoginClient> opening, boolean asksForPassword, Optional<String> wish) {

    public static final Visit LOGIN = new Visit("password login", Map.of(), true);
    public static final Visit PROMPT_LOGIN = new Visit("prompt=login", Map.of("prompt", "login"), true);

    public static final Visit CONSOLE =
            new Visit("login to the Account Console", LoginClient::reopenAccountConsole, true, Optional.empty());

    /** Every one in a browser that begins with the login. */
    public static final List<Visit> ALL = List.of(
            LOGIN,
            new Visit("SSO, same client", Map.of(), false),
            new Visit("SSO, other client", LoginClient::reopenAccountConsole, false, Optional.empty()),
            PROMPT_LOGIN,
            new Visit("max_age=0", Map.of("max_age", "0"), true),
            adding(Factor.OTP),
            adding(Factor.PASSKEY),
            asking("UPDATE_PASSWORD", "login-login-update-password"),
            asking("delete_credential:gone", "login-delete-credential"));

    private Visit(String name, Map<String, String> parameters, boolean asksForPassword) {
        this(name, browser -> browser.reopen(parameters), asksForPassword, Optional.empty());
    }

    /** The member adds a factor, as the Account Console asks for it. */
    public static Visit adding(Factor factor) {
        return asking(factor.setUpAction(), factor.setUpPage());
    }

    private static Visit asking(String action, String page) {
        var parameters = Map.of("kc_action", action);
        return new Visit("kc_action=" + action, browser -> browser.reopen(parameters), true, Optional.of(page));
    }

    /** Whether the member is in no session of this browser before. */
    public boolean beginsSession() {
        return equals(LOGIN) || equals(CONSOLE);
    }
}
