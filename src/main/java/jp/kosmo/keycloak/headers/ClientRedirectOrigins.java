package jp.kosmo.keycloak.headers;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.RedirectUtils;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Where the forms of a page can lead in the end: to the addresses of the client that the page is for. */
final class ClientRedirectOrigins {

    private ClientRedirectOrigins() {}

    /**
     * First those that Keycloak has checked for the login or logout at hand, then those that the union has entered for the
     * client; without what the client of a request has only asked for.
     */
    static List<String> at(KeycloakSession session) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login == null) {
            return registered(session, session.getContext().getClient());
        }
        Stream<@Nullable String> checked =
                Stream.of(login.getRedirectUri(), login.getAuthNote(OIDCLoginProtocol.LOGOUT_REDIRECT_URI));
        return Stream.concat(checked.flatMap(Stream::ofNullable), registered(session, login.getClient()).stream())
                .toList();
    }

    private static List<String> registered(KeycloakSession session, @Nullable ClientModel client) {
        if (client == null) {
            return List.of();
        }
        Set<String> all = new TreeSet<>(client.getRedirectUris());
        all.addAll(OIDCAdvancedConfigWrapper.fromClientModel(client).getPostLogoutRedirectUris());
        Optional.ofNullable(client.getBaseUrl()).ifPresent(all::add);
        return List.copyOf(RedirectUtils.resolveValidRedirects(session, client.getRootUrl(), all));
    }
}
