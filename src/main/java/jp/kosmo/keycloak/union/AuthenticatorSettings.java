package jp.kosmo.keycloak.union;

import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;

/** Finds the settings of an authenticator wherever it stands in a realm's flows. */
final class AuthenticatorSettings {

    private AuthenticatorSettings() {}

    /** One of each place in which it stands and has settings. */
    static Stream<AuthenticatorConfigModel> of(RealmModel realm, String authenticator) {
        return realm.getAuthenticationFlowsStream()
                .flatMap(flow -> realm.getAuthenticationExecutionsStream(flow.getId()))
                .filter(execution -> authenticator.equals(execution.getAuthenticator()))
                .map(AuthenticationExecutionModel::getAuthenticatorConfig)
                .filter(Objects::nonNull)
                .map(realm::getAuthenticatorConfigById)
                .filter(Objects::nonNull);
    }
}
