package jp.kosmo.keycloak.email;

import jakarta.ws.rs.core.Response;
import jp.kosmo.keycloak.keycloak.Lockout;
import jp.kosmo.keycloak.login.BlockedPage;
import jp.kosmo.keycloak.login.OtherMember;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.StockReplacement;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.actiontoken.ActionTokenContext;
import org.keycloak.authentication.actiontoken.ActionTokenHandler;
import org.keycloak.authentication.actiontoken.updateemail.UpdateEmailActionToken;
import org.keycloak.authentication.actiontoken.updateemail.UpdateEmailActionTokenHandler;
import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionCompoundId;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Handles the link that confirms a new e-mail address, in place of Keycloak's handler {@code update-email}.
 *
 * <p>Keycloak throws the waiting login away and ends on a page from which the member has to log in again. Opened in the
 * browser whose login waits for it, the link here goes on with that login, as Keycloak's own link of {@code VERIFY_EMAIL}
 * does. Opened anywhere else it logs nobody in.
 */
public final class UpdateEmailLinkHandler extends UpdateEmailActionTokenHandler
        implements StockReplacement<ActionTokenHandler<UpdateEmailActionToken>> {

    @Override
    public @Nullable String getAuthenticationSessionIdFromToken(
            UpdateEmailActionToken token,
            ActionTokenContext<UpdateEmailActionToken> context,
            @Nullable AuthenticationSessionModel inThisBrowser) {
        OtherMember.check(context, token.getUserId());
        return UnionRealm.is(context.getRealm()) && inThisBrowser != null && isWaiting(inThisBrowser, token)
                ? AuthenticationSessionCompoundId.fromAuthSession(inThisBrowser).getEncodedId()
                : null;
    }

    @Override
    public Response handleToken(UpdateEmailActionToken token, ActionTokenContext<UpdateEmailActionToken> context) {
        if (!UnionRealm.is(context.getRealm())) {
            return super.handleToken(token, context);
        }
        AuthenticationSessionModel login = context.getAuthenticationSession();
        UserModel member = login.getAuthenticatedUser();
        if (Lockout.isUnderWay(context.getSession(), context.getRealm(), member)) {
            throw BlockedPage.LOCKED_FOR_NOW.end(
                    context.getSession(), login, context.getEvent(), "user_temporarily_disabled");
        }
        PendingAddress.dropIfOutdated(context.getSession(), context.getRealm(), member);
        Response page = super.handleToken(token, context);
        if (page.getStatus() == Response.Status.OK.getStatusCode()) {
            PendingAddress.drop(member);
        }
        if (context.isAuthenticationSessionFresh() || page.getStatus() != Response.Status.OK.getStatusCode()) {
            return page;
        }
        // Or else Keycloak would ask who came by kc_action for the address once more.
        AuthenticationManager.setKcActionStatus(
                ProviderIds.UPDATE_EMAIL, RequiredActionContext.KcActionStatus.SUCCESS, login);
        context.setEvent(context.getEvent().clone().event(EventType.LOGIN));
        return AuthenticationManager.redirectToRequiredActions(
                context.getSession(),
                context.getRealm(),
                login,
                context.getUriInfo(),
                AuthenticationManager.nextRequiredAction(
                        context.getSession(), login, context.getRequest(), context.getEvent()));
    }

    /** Whether this login is the member's and stands at the step of the e-mail address, every factor shown. */
    private static boolean isWaiting(AuthenticationSessionModel login, UpdateEmailActionToken token) {
        UserModel member = login.getAuthenticatedUser();
        return member != null
                && member.getId().equals(token.getUserId())
                && UserModel.RequiredAction.UPDATE_EMAIL
                        .name()
                        .equals(login.getAuthNote(AuthenticationProcessor.CURRENT_AUTHENTICATION_EXECUTION));
    }
}
