package jp.kosmo.keycloak.it.attack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import jp.kosmo.keycloak.it.client.FormPost;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;

/**
 * A form into which a member can type.
 *
 * @param name for the report
 * @param page id of its page
 * @param opening a new browser before it
 * @param fields what can be typed into
 * @param back brings a browser before it again that the answer has led elsewhere
 */
public record HostileField(
        String name,
        String page,
        Function<Union, LoginClient> opening,
        List<String> fields,
        UnaryOperator<LoginClient> back) {

    public static final List<HostileField> ALL = List.of(
            field("login", "login-login", LoginClient::open, "username", "password", "rememberMe", "credentialId"),
            new HostileField(
                    "forgotten password",
                    "login-login-reset-password",
                    union -> requestsPassword(LoginClient.open(union)),
                    List.of("username"),
                    HostileField::requestsPassword),
            field("forgotten user ID", "login-kosmo-forgot-user-id", RecoveryClient::userId, "birthdate", "email"),
            field("birthdate", "login-kosmo-birthdate", due("kosmo-birthdate"), "birthdate"),
            field("terms", "login-kosmo-terms", due("kosmo-terms"), "version", "sha256", "decision"),
            field("user ID", "login-kosmo-user-id", due("kosmo-user-id"), "username", "mfaMethod"),
            field("e-mail address", "login-update-email", due("UPDATE_EMAIL"), "email"),
            field("app", "login-login-config-totp", due("CONFIGURE_TOTP"), "userLabel", "totp", "totpSecret", "mode"),
            field(
                    "passkey",
                    "login-webauthn-register",
                    due("webauthn-register"),
                    "authenticatorLabel",
                    "transports",
                    "clientDataJSON",
                    "attestationObject"),
            new HostileField(
                    "error of a passkey",
                    "login-webauthn-register",
                    due("webauthn-register"),
                    List.of("error", "authenticatorLabel"),
                    client -> client.submit(Map.of("isSetRetry", "retry"))));

    private static HostileField field(
            String name, String page, Function<Union, LoginClient> opening, String... fields) {
        return new HostileField(name, page, opening, List.of(fields), UnaryOperator.identity());
    }

    /** A new browser before it. */
    public LoginClient open(Union union) {
        return opening.apply(union);
    }

    /** Types this text into every field and sends the form. */
    public LoginClient send(LoginClient client, String text) {
        var all = new HashMap<String, String>();
        fields.forEach(field -> all.put(field, text));
        return client.follow(FormPost.of(client.page(), all).request());
    }

    /** The browser before the form once more, whatever it was answered; a new one if its login is over. */
    public LoginClient back(LoginClient client, Union union) {
        if (client.isDone() || client.page().id().equals(page)) {
            return client.isDone() ? open(union) : client;
        }
        LoginClient returned = back.apply(client);
        return returned.page().id().equals(page) ? returned : open(union);
    }

    private static LoginClient requestsPassword(LoginClient client) {
        return client.click("a[href*=reset-credentials]");
    }

    private static Function<Union, LoginClient> due(String action) {
        return union -> {
            MemberSpec spec = MemberSpec.settled().withoutFactors().without("mfaMethod");
            boolean terms = action.equals("kosmo-terms");
            Member member =
                    terms ? union.importMember(spec.withSomeFactor(), action) : union.importSettled(spec, action);
            return LoginClient.open(union).login(member);
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
