package jp.kosmo.keycloak.login;

import jakarta.ws.rs.WebApplicationException;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.RealmActions;
import jp.kosmo.keycloak.realm.Staff;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What must be so before a login may end in a session, or an SSO hop in a code, whatever the union's flows look like.
 *
 * <p>Keycloak asks the triggers of all enabled required actions at every such end. Each of ours calls {@link #check}, so
 * that any one of them that is enabled is enough. It is asked several times in a login and costs no database statement.
 */
public final class SessionGate {

    private static final String STEPS_PATH = "/login-actions/required-action";

    private SessionGate() {}

    /** Decides about the second factor; implemented where second factors are known. */
    public interface Rule {

        /**
         * Adds what is due to the login, or stops it.
         *
         * @param action the required action whose trigger asks
         */
        void check(RequiredActionContext context, String action);
    }

    /**
     * For {@code evaluateTriggers}: see above. In a realm that is no union's it does nothing.
     *
     * @param action the required action whose trigger asks
     */
    public static void check(RequiredActionContext context, String action) {
        RealmModel realm = context.getRealm();
        if (UnionRealm.is(realm)) {
            Staff.skipMembersSteps(realm, context.getUser(), context.getAuthenticationSession());
            rule(context).check(context, action);
        }
    }

    /**
     * Stops a login from a trigger, where Keycloak allows no page. An action is left open, so that the login cannot end and
     * Keycloak sends the browser to the address of the steps; what is thrown there reaches the browser as it is.
     * Elsewhere Keycloak would replace it with an error page of its own.
     */
    public static void stop(RequiredActionContext context, String action, BlockedPage page, String eventError) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (login.getRequiredActions().stream().noneMatch(open -> RealmActions.isEnabled(context.getRealm(), open))) {
            login.addRequiredAction(action);
        }
        if (isAtSteps(context)) {
            LoginEvents.refused(context, eventError);
            throw new WebApplicationException(page.refusal(context.form()));
        }
    }

    /** Whether the browser is at the address of the steps, where a stop is shown, and so worth a line in the log. */
    public static boolean isAtSteps(RequiredActionContext context) {
        return context.getUriInfo().getPath().contains(STEPS_PATH);
    }

    private static Rule rule(RequiredActionContext context) {
        return (Rule) context.getSession()
                .getKeycloakSessionFactory()
                .getProviderFactory(Authenticator.class, ProviderIds.ENROLMENT);
    }
}
