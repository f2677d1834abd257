package jp.kosmo.keycloak.login;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.keycloak.authentication.actiontoken.ActionTokenContext;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.util.LocaleUtil;

/**
 * A member opens a link in a mail in a browser in which somebody else is logged in, as on a family's computer. Keycloak ends
 * there; here a button logs the other one out and goes on with the link.
 *
 * <p>The button carries a value that only the page it stands on knows, good once and for the one session: another site can
 * make a browser open a link, and log nobody out by that. Where the link leads to is the address it was opened at.
 */
public final class OtherMember {

    private static final String LOG_OUT = "kosmo_log_out";
    private static final String MARK = "kosmo-log-out.";
    private static final String SESSION = "session";
    private static final Duration LIFE = Duration.ofMinutes(10);

    private OtherMember() {}

    /**
     * For handlers of links, before Keycloak looks who is logged in: ends the request if it is another member. In a realm that
     * is no union's it does nothing.
     *
     * @param userId whom the link is for
     */
    public static void check(ActionTokenContext<?> context, String userId) {
        if (!UnionRealm.is(context.getRealm())) {
            return;
        }
        KeycloakSession session = context.getSession();
        var identity = AuthenticationManager.authenticateIdentityCookie(session, context.getRealm(), true);
        if (identity == null || identity.user().getId().equals(userId)) {
            return;
        }
        UserSessionModel theirs = identity.session();
        if (isPressed(session, theirs)) {
            logOut(context, theirs);
            // Without an entity Keycloak's handler of errors would answer, and it sends none without a type.
            throw new WebApplicationException(Response.seeOther(sameLink(session))
                    .entity("")
                    .type(MediaType.TEXT_PLAIN_TYPE)
                    .build());
        }
        context.getEvent()
                .clone()
                .detail(Details.EXISTING_USER, theirs.getUser().getId())
                .error(Errors.DIFFERENT_USER_AUTHENTICATED);
        LocaleUtil.processLocaleParam(session, context.getRealm(), null);
        throw new WebApplicationException(BlockedPage.otherMember(
                session.getProvider(LoginFormsProvider.class),
                theirs.getUser().getUsername(),
                button(session, theirs)));
    }

    private static boolean isPressed(KeycloakSession session, UserSessionModel theirs) {
        String pressed = session.getContext().getUri().getQueryParameters().getFirst(LOG_OUT);
        Map<String, String> mark =
                pressed == null ? null : session.singleUseObjects().remove(MARK + pressed);
        return mark != null && theirs.getId().equals(mark.get(SESSION));
    }

    private static void logOut(ActionTokenContext<?> context, UserSessionModel theirs) {
        context.getEvent()
                .clone()
                .event(EventType.LOGOUT)
                .user(theirs.getUser())
                .session(theirs)
                .success();
        AuthenticationManager.backchannelLogout(context.getSession(), theirs, true);
    }

    /** The link once more and what logs the other one out, as the fields of a form. */
    private static Map<String, String> button(KeycloakSession session, UserSessionModel theirs) {
        String value = SecretGenerator.getInstance().generateSecureID();
        session.singleUseObjects().put(MARK + value, LIFE.toSeconds(), Map.of(SESSION, theirs.getId()));
        Map<String, String> fields = new LinkedHashMap<>();
        session.getContext().getUri().getQueryParameters().forEach((name, values) -> fields.put(name, values.get(0)));
        fields.remove(LocaleSelectorProvider.KC_LOCALE_PARAM);
        fields.put(LOG_OUT, value);
        return fields;
    }

    private static URI sameLink(KeycloakSession session) {
        return UriBuilder.fromUri(session.getContext().getUri().getRequestUri())
                .replaceQueryParam(LOG_OUT)
                .build();
    }
}
