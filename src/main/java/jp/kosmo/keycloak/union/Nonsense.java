package jp.kosmo.keycloak.union;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * Values of settings that make no sense. The console refuses them; a realm file, or a database that was written by hand,
 * brings them all the same. They stop nobody's login, and are named in the log once, not at every request.
 */
final class Nonsense {

    private static final Logger LOG = Logger.getLogger(Nonsense.class);
    private static final int LONGEST_SHOWN = 64;
    private static final int MOST_REMEMBERED = 10_000;
    private static final Set<String> NAMED = ConcurrentHashMap.newKeySet();

    private Nonsense() {}

    /** Names a value that is not taken as it stands, and what is taken instead. */
    static void warn(String provider, String setting, String value, Object instead) {
        String shown =
                value.substring(0, Math.min(value.length(), LONGEST_SHOWN)).replaceAll("\\p{Cntrl}", "?");
        String line = "Realm %s: setting '%s' of %s is '%s', which makes no sense; taken for %s"
                .formatted(realm(), setting, provider, shown, instead);
        if (NAMED.size() < MOST_REMEMBERED && NAMED.add(line)) {
            LOG.warn(line);
        }
    }

    private static String realm() {
        return Optional.ofNullable(KeycloakSessionUtil.getKeycloakSession())
                .map(KeycloakSession::getContext)
                .map(context -> context.getRealm())
                .map(RealmModel::getName)
                .orElse("?");
    }
}
