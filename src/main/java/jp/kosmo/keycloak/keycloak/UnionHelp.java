package jp.kosmo.keycloak.keycloak;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.util.ResolveRelative;
import org.keycloak.utils.StringUtil;

/**
 * What a page can tell a member about the way: how far it is, the way to the union's portal for who cannot go on, and the
 * number to tell the union's desk. Templates find it as {@code unionHelp}; what they do not ask for is not looked up.
 */
public final class UnionHelp {

    private static final String PORTAL = "portal";

    private final KeycloakSession session;

    UnionHelp(KeycloakSession session) {
        this.session = session;
    }

    /** The Home URL of the realm's client {@code portal}, if there is one; many pages at an end know no client. */
    public @Nullable String portalUrl() {
        ClientModel portal = realm().getClientByClientId(PORTAL);
        return portal == null ? null : homeUrl(session, portal);
    }

    /** The address of a client's own start page; null when the union has set none. */
    static @Nullable String homeUrl(KeycloakSession session, ClientModel client) {
        String home = client.getBaseUrl();
        if (StringUtil.isBlank(home)) {
            return null;
        }
        // What is whole is known without a request, of which a mail from the queue has none.
        return home.matches("https?://.*")
                ? home
                : ResolveRelative.resolveRelativeUri(session, client.getRootUrl(), home);
    }

    /** The number in the event that this request has led to; null when there is none or it will not last. */
    public @Nullable String supportCode() {
        return session.getTransactionManager().getRollbackOnly()
                ? null
                : SupportCode.given(session).orElse(null);
    }

    /** The number in the event that Keycloak writes after it has made this page; null when the realm keeps no events. */
    public @Nullable String supportCodeOfEventToCome() {
        return realm().isEventsEnabled() ? SupportCode.of(session).orElse(null) : null;
    }

    /** How far the member has come; null outside a login of several steps. */
    public @Nullable Progress progress() {
        return Progress.of(session).orElse(null);
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
