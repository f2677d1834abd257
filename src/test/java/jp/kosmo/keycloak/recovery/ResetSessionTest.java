package jp.kosmo.keycloak.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.common.util.Time;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The time of a login that a mail link has opened. What needs a server is in ForgottenPasswordIT. */
class ResetSessionTest {

    private static final String MEMBER = "b1f0c8f4-0b5e-4b0e-9a53-0c9f5c0e6f11";
    private static final String ADDRESS = "taro@example.jp";
    private static final String LINK =
            new DefaultActionTokenKey(MEMBER, "reset-credentials", 0, UUID.randomUUID()).serializeKey();
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final Map<String, String> notes = new HashMap<>();

    @AfterEach
    void now() {
        Time.setOffset(0);
    }

    @Test
    void hasATimeOfItsOwn() {
        AuthenticationSessionModel login = openedFor(MEMBER, ADDRESS);

        ResetSession.begin(unused(KeycloakSession.class), login, HALF_AN_HOUR);

        Time.setOffset(29 * 60);
        assertThat(ResetSession.of(login))
                .hasValueSatisfying(reset -> assertThat(reset.isOver()).isFalse());
        Time.setOffset(30 * 60 + 1);
        assertThat(ResetSession.of(login))
                .hasValueSatisfying(reset -> assertThat(reset.isOver()).isTrue());
    }

    @Test
    void gainsNoTimeByOpeningTheLinkAgain() {
        AuthenticationSessionModel login = openedFor(MEMBER, ADDRESS);
        ResetSession.begin(unused(KeycloakSession.class), login, HALF_AN_HOUR);

        Time.setOffset(29 * 60);
        ResetSession.begin(unused(KeycloakSession.class), login, HALF_AN_HOUR);

        Time.setOffset(30 * 60 + 1);
        assertThat(ResetSession.of(login))
                .hasValueSatisfying(reset -> assertThat(reset.isOver()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"somebody-else, taro@example.jp", MEMBER + ", other@example.jp"})
    void isOverForAnybodyElseAndAtAnotherAddress(String userId, String address) {
        AuthenticationSessionModel login = openedFor(userId, address);

        ResetSession.begin(unused(KeycloakSession.class), login, HALF_AN_HOUR);

        assertThat(ResetSession.isOpened(login)).isFalse();
        assertThat(ResetSession.of(login))
                .hasValueSatisfying(reset -> assertThat(reset.isOver()).isTrue());
    }

    private AuthenticationSessionModel openedFor(String userId, String address) {
        UserModel member = proxy(UserModel.class, (method, arguments) -> "getId".equals(method) ? userId : address);
        AuthenticationSessionModel login =
                proxy(AuthenticationSessionModel.class, (method, arguments) -> switch (method) {
                    case "getAuthNote" -> notes.get(arguments[0]);
                    case "setAuthNote" -> notes.put((String) arguments[0], (String) arguments[1]);
                    case "getAuthenticatedUser" -> member;
                    case "removeClientNote" -> null;
                    default -> throw new UnsupportedOperationException(method);
                });
        ResetSession.open(login, LINK, ADDRESS);
        return login;
    }

    private static <T> T unused(Class<T> type) {
        return proxy(type, (method, arguments) -> {
            throw new UnsupportedOperationException(method);
        });
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method.getName(), arguments)));
    }

    private interface Answer {
        @Nullable
        Object to(String method, Object[] arguments);
    }
}
