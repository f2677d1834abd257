package jp.kosmo.keycloak.keycloak;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.actiontoken.ActionTokenContext;
import org.keycloak.authentication.actiontoken.resetcred.ResetCredentialsActionToken;
import org.keycloak.authentication.actiontoken.resetcred.ResetCredentialsActionTokenHandler;
import org.keycloak.models.ClientModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.OIDCResponseType;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.util.ResolveRelative;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/**
 * Handles the link that a member gets who has forgotten the password, in place of Keycloak's handler
 * {@code reset-credentials}: it marks the login as opened by this link (see {@link ResetLogin}).
 *
 * <p>Opened in another browser than the one that asked for it, as mail programs on phones do, Keycloak's ends on a page
 * that says the account was updated. Here the member ends logged in, at the portal's own address, to which nothing is
 * sent that only the browser that asked could use. The link tapped again goes on where the member stands.
 */
public final class ResetLink extends ResetCredentialsActionTokenHandler {

    /** Above Keycloak's own handler of the same id. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public AuthenticationSessionModel startFreshAuthenticationSession(
            ResetCredentialsActionToken token, ActionTokenContext<ResetCredentialsActionToken> context) {
        return openedBefore(token, context).orElseGet(() -> {
            AuthenticationSessionModel login = super.startFreshAuthenticationSession(token, context);
            portalAddress(login.getClient(), context).ifPresent(address -> leadTo(address, login));
            return login;
        });
    }

    @Override
    public boolean canUseTokenRepeatedly(
            ResetCredentialsActionToken token,
            @SuppressWarnings("rawtypes") ActionTokenContext context) { // as Keycloak declares it
        return ResetLogin.of(context.getAuthenticationSession())
                .filter(login -> ResetLogin.isOpenedBy(context.getAuthenticationSession(), token.serializeKey()))
                .filter(login -> login.isTakenHere(context.getSession()))
                .isPresent();
    }

    @Override
    public Response handleToken(
            ResetCredentialsActionToken token,
            @SuppressWarnings("rawtypes") ActionTokenContext context) { // as Keycloak declares it
        ResetLogin.open(context.getAuthenticationSession(), token.serializeKey());
        return super.handleToken(token, context);
    }

    /** The login that this link has opened in this browser, whichever window the link names. */
    private static Optional<AuthenticationSessionModel> openedBefore(
            ResetCredentialsActionToken token, ActionTokenContext<ResetCredentialsActionToken> context) {
        return Optional.ofNullable(new AuthenticationSessionManager(context.getSession())
                        .getCurrentRootAuthenticationSession(context.getRealm()))
                .map(RootAuthenticationSessionModel::getAuthenticationSessions)
                .map(windows -> windows.values().stream())
                .orElseGet(Stream::empty)
                .filter(window -> ResetLogin.isOpenedBy(window, token.serializeKey()))
                .findFirst();
    }

    private static Optional<String> portalAddress(
            ClientModel client, ActionTokenContext<ResetCredentialsActionToken> context) {
        return Optional.ofNullable(client.getBaseUrl())
                .filter(address -> !address.isEmpty())
                .map(address -> ResolveRelative.resolveRelativeUri(context.getSession(), client.getRootUrl(), address));
    }

    /** The portal has not asked for this login and could not use a code; the session in this browser is what counts. */
    private static void leadTo(String address, AuthenticationSessionModel login) {
        login.removeAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS);
        login.setRedirectUri(address);
        login.setClientNote(OIDCLoginProtocol.REDIRECT_URI_PARAM, address);
        login.setClientNote(OIDCLoginProtocol.RESPONSE_TYPE_PARAM, OIDCResponseType.NONE);
    }
}
