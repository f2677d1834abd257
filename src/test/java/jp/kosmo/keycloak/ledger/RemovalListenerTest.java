package jp.kosmo.keycloak.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/** Whose removal concerns us: members of a union, stored in its own realm. */
class RemovalListenerTest {

    private static final String LOCAL = "0b8b4a5e-9d0f-4f51-9a53-0d7a1c3f9f10";
    private static final String OF_ANOTHER_STORE = "f:" + LOCAL + ":hanako";

    @ParameterizedTest
    @CsvSource({
        "kosmo-birthdate, " + LOCAL + ", true",
        "kosmo-terms, " + LOCAL + ", true",
        "kosmo-user-id, " + LOCAL + ", true",
        "kosmo-birthdate, " + OF_ANOTHER_STORE + ", false",
        "kosmo-user-id, " + OF_ANOTHER_STORE + ", false",
        "CONFIGURE_TOTP, " + LOCAL + ", false",
        "CONFIGURE_TOTP, " + OF_ANOTHER_STORE + ", false",
    })
    void onlyMembersConcernUs(String registeredAction, String userId, boolean concerns) {
        List<ProviderEventListener> listeners = new ArrayList<>();
        new LedgerEntityProviderFactory().postInit(fake(KeycloakSessionFactory.class, "register", arguments -> {
            listeners.add((ProviderEventListener) arguments[0]);
            return null;
        }));
        assertThat(listeners).isNotEmpty();
        ProviderEvent removed = removal(registeredAction, userId);

        if (concerns) {
            assertThatThrownBy(() -> listeners.forEach(listener -> listener.onEvent(removed)))
                    .hasMessage("asked for a provider");
        } else {
            assertThatCode(() -> listeners.forEach(listener -> listener.onEvent(removed)))
                    .doesNotThrowAnyException();
        }
    }

    private static UserModel.UserRemovedEvent removal(String registeredAction, String userId) {
        RealmModel realm = fake(
                RealmModel.class,
                "getRequiredActionProviderByAlias",
                arguments -> registeredAction.equals(arguments[0]) ? new RequiredActionProviderModel() : null);
        UserModel user = fake(UserModel.class, "getId", arguments -> userId);
        KeycloakSession session = fake(KeycloakSession.class, "getProvider", arguments -> {
            throw new IllegalStateException("asked for a provider");
        });
        return new UserModel.UserRemovedEvent() {
            @Override
            public RealmModel getRealm() {
                return realm;
            }

            @Override
            public UserModel getUser() {
                return user;
            }

            @Override
            public KeycloakSession getKeycloakSession() {
                return session;
            }
        };
    }

    /** Answers one method, and says nothing to the others. */
    private static <T> T fake(Class<T> type, String answered, Function<Object[], Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getName().equals(answered) ? answer.apply(arguments) : null));
    }
}
