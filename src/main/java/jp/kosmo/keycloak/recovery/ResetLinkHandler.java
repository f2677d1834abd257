package jp.kosmo.keycloak.recovery;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.keycloak.LinkVerifiers;
import jp.kosmo.keycloak.keycloak.LoginStamp;
import jp.kosmo.keycloak.login.OtherMember;
import jp.kosmo.keycloak.realm.StockReplacement;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.jspecify.annotations.Nullable;
import org.keycloak.TokenVerifier;
import org.keycloak.authentication.actiontoken.ActionTokenContext;
import org.keycloak.authentication.actiontoken.ActionTokenHandler;
import org.keycloak.authentication.actiontoken.resetcred.ResetCredentialsActionToken;
import org.keycloak.authentication.actiontoken.resetcred.ResetCredentialsActionTokenHandler;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/**
 * Handles the link that a member gets who has forgotten the password, in place of Keycloak's handler
 * {@code reset-credentials}: it marks the login as opened by this link (see {@link ResetSession}).
 *
 * <p>The link tapped again goes on where the member stands, also in a browser that did not ask for it, where Keycloak's
 * begins another login each time.
 */
public final class ResetLinkHandler extends ResetCredentialsActionTokenHandler
        implements StockReplacement<ActionTokenHandler<ResetCredentialsActionToken>> {

    /** Claim of the token: the state of the account in which the link was asked for. */
    static final String STAMP = "kosmo_stamp";

    /**
     * A link from before a change of password or factors is dead. One that was used leads to the page that says so, as long
     * as Keycloak remembers it.
     */
    @Override
    public TokenVerifier.Predicate<? super ResetCredentialsActionToken>[] getVerifiers(
            ActionTokenContext<ResetCredentialsActionToken> context) {
        TokenVerifier.Predicate<? super ResetCredentialsActionToken>[] stocks = super.getVerifiers(context);
        return UnionRealm.is(context.getRealm())
                ? LinkVerifiers.and(
                        stocks,
                        token -> context.getSession().revokedTokens().contains(token.serializeKey())
                                || isFromNow(token, context),
                        "kosmoLinkOutdated")
                : stocks;
    }

    private static boolean isFromNow(
            ResetCredentialsActionToken token, ActionTokenContext<ResetCredentialsActionToken> context) {
        UserModel member = context.getAuthenticationSession().getAuthenticatedUser();
        return LoginStamp.of(context.getSession(), context.getRealm(), member)
                .digest()
                .equals(token.getOtherClaims().get(STAMP));
    }

    @Override
    public AuthenticationSessionModel startFreshAuthenticationSession(
            ResetCredentialsActionToken token, ActionTokenContext<ResetCredentialsActionToken> context) {
        if (!UnionRealm.is(context.getRealm())) {
            return super.startFreshAuthenticationSession(token, context);
        }
        return openedBefore(token, context).orElseGet(() -> super.startFreshAuthenticationSession(token, context));
    }

    /** A window in which somebody stands at a step already is theirs; the link then gets one of its own. */
    @Override
    public @Nullable String getAuthenticationSessionIdFromToken(
            ResetCredentialsActionToken token,
            ActionTokenContext<ResetCredentialsActionToken> context,
            @Nullable AuthenticationSessionModel window) {
        OtherMember.check(context, token.getUserId());
        return !UnionRealm.is(context.getRealm())
                        || window == null
                        || isFree(window)
                        || ResetSession.isOpenedBy(window, token.serializeKey())
                ? super.getAuthenticationSessionIdFromToken(token, context, window)
                : null;
    }

    @Override
    public Response handleToken(
            ResetCredentialsActionToken token,
            @SuppressWarnings("rawtypes") ActionTokenContext context) { // as Keycloak declares it
        if (!UnionRealm.is(context.getRealm())) {
            return super.handleToken(token, context);
        }
        ResetSession.open(context.getAuthenticationSession(), token.serializeKey(), token.getEmail());
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
                .filter(window -> ResetSession.isOpenedBy(window, token.serializeKey()))
                .findFirst();
    }

    private static boolean isFree(AuthenticationSessionModel window) {
        return window.getAuthenticatedUser() == null
                && AuthenticationSessionModel.Action.AUTHENTICATE.name().equals(window.getAction());
    }
}
