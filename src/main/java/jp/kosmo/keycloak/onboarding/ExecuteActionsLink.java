package jp.kosmo.keycloak.onboarding;

import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import jp.kosmo.keycloak.keycloak.LoginStamp;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.keycloak.TokenVerifier;
import org.keycloak.authentication.actiontoken.ActionTokenContext;
import org.keycloak.authentication.actiontoken.TokenUtils;
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
public final class ExecuteActionsLink extends ExecuteActionsActionTokenHandler {

    /** Above Keycloak's own handler of the same id. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public TokenVerifier.Predicate<? super ExecuteActionsActionToken>[] getVerifiers(
            ActionTokenContext<ExecuteActionsActionToken> context) {
        TokenVerifier.Predicate<? super ExecuteActionsActionToken>[] stocks = super.getVerifiers(context);
        if (!UnionRealm.is(context.getRealm())) {
            return stocks;
        }
        TokenVerifier.Predicate<? super ExecuteActionsActionToken>[] all = Arrays.copyOf(stocks, stocks.length + 1);
        all[stocks.length] =
                TokenUtils.checkThat(token -> isFromNow(token, context), "link_outdated", "kosmoLinkOutdated");
        return all;
    }

    /** In whole seconds, as tokens tell the time: a password set and a mail sent in the same one belong together. */
    private static boolean isFromNow(
            ExecuteActionsActionToken token, ActionTokenContext<ExecuteActionsActionToken> context) {
        UserModel member = context.getAuthenticationSession().getAuthenticatedUser();
        Long made = token.getIat();
        return made != null && made >= LoginStamp.lastChange(context.getSession(), context.getRealm(), member);
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
