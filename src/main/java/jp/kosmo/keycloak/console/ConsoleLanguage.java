package jp.kosmo.keycloak.console;

import java.util.Locale;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * In which language the administrator behind the request on this thread has the console. Keycloak asks a provider for its
 * name and its settings without a session.
 */
public final class ConsoleLanguage {

    private ConsoleLanguage() {}

    /** As Keycloak chooses it for the console's own words; English where there is no request, as at the start of the server. */
    public static Locale ofRequest() {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        return session == null ? Locale.ENGLISH : of(session);
    }

    /** The realm of the administrator decides, which is another than the one looked at where an operator looks at a union. */
    private static Locale of(KeycloakSession session) {
        KeycloakContext context = session.getContext();
        UserSessionModel login = context.getUserSession();
        RealmModel realm = login == null ? context.getRealm() : login.getRealm();
        UserModel administrator = login == null ? null : login.getUser();
        return realm == null
                ? Locale.ENGLISH
                : session.getProvider(LocaleSelectorProvider.class).resolveLocale(realm, administrator);
    }
}
