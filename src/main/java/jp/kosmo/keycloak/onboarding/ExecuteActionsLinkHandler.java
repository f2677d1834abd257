package jp.kosmo.keycloak.onboarding;

import jakarta.ws.rs.core.Response;
import jp.kosmo.keycloak.keycloak.LinkVerifiers;
import jp.kosmo.keycloak.keycloak.LoginStamp;
import jp.kosmo.keycloak.login.LoginGuard;
import jp.kosmo.keycloak.login.OtherMember;
import jp.kosmo.keycloak.realm.StockReplacement;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.jspecify.annotations.Nullable;
import org.keycloak.TokenVerifier;
import org.keycloak.authentication.actiontoken.ActionTokenContext;
import org.keycloak.authentication.actiontoken.ActionTokenHandler;
import org.keycloak.authentication.actiontoken.execactions.ExecuteActionsActionToken;
import org.keycloak.authentication.actiontoken.execactions.ExecuteActionsActionTokenHandler;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Handles the link in a mail by which an administrator asks a member for steps, in place of Keycloak's handler
 * {@code execute-actions}: the link is dead as soon as password or factors are newer than it, or the member was signed out
 * everywhere after it was sent.
 *
 * <p>Keycloak makes the token, so it carries no stamp of the account. What it carries is when it was made.
 */
public final class ExecuteActionsLinkHandler extends ExecuteActionsActionTokenHandler
        implements StockReplacement<ActionTokenHandler<ExecuteActionsActionToken>> {

    @Override
    public TokenVerifier.Predicate<? super ExecuteActionsActionToken>[] getVerifiers(
            ActionTokenContext<ExecuteActionsActionToken> context) {
        TokenVerifier.Predicate<? super ExecuteActionsActionToken>[] stocks = super.getVerifiers(context);
        return UnionRealm.is(context.getRealm())
                ? LinkVerifiers.and(stocks, token -> isFromNow(token, context), "kosmoUnionLinkOutdated")
                : stocks;
    }

    /** In whole seconds, as tokens tell the time: a password set and a mail sent in the same one belong together. */
    private static boolean isFromNow(
            ExecuteActionsActionToken token, ActionTokenContext<ExecuteActionsActionToken> context) {
        UserModel member = context.getAuthenticationSession().getAuthenticatedUser();
        Long made = token.getIat();
        return made != null && made >= LoginStamp.lastChange(context.getSession(), context.getRealm(), member);
    }

    @Override
    public @Nullable String getAuthenticationSessionIdFromToken(
            ExecuteActionsActionToken token,
            ActionTokenContext<ExecuteActionsActionToken> context,
            @Nullable AuthenticationSessionModel window) {
        OtherMember.check(context, token.getUserId());
        return super.getAuthenticationSessionIdFromToken(token, context, window);
    }

    /** Keycloak shows a page with another link first, which waits as a login does. */
    @Override
    public Response handleToken(
            ExecuteActionsActionToken token, ActionTokenContext<ExecuteActionsActionToken> context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (UnionRealm.is(context.getRealm())) {
            LoginGuard.beginIfAbsent(context.getSession(), login, login.getAuthenticatedUser());
        }
        return super.handleToken(token, context);
    }
}
