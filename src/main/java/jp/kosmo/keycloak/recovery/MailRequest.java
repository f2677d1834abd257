package jp.kosmo.keycloak.recovery;

import jp.kosmo.keycloak.limits.ClientAddress;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;

/**
 * Who asked for a mail, as far as the request knows, for the events of the job that looks up whether there is anybody
 * to send it to. What was typed is no part of it: people type all sorts of things.
 *
 * @param from where the request came from
 * @param client the portal it was asked for
 * @param login id of the login session, {@code code_id} in its other events
 * @param language tag of the page's language
 */
record MailRequest(ClientAddress from, String client, String login, String language) {

    static MailRequest of(AuthenticationFlowContext context) {
        return new MailRequest(
                ClientAddress.of(context.getConnection().getRemoteAddr()),
                context.getAuthenticationSession().getClient().getClientId(),
                context.getAuthenticationSession().getParentSession().getId(),
                context.getSession().getContext().resolveLocale(null).toLanguageTag());
    }

    /** An event of this type that says who asked. */
    EventBuilder event(KeycloakSession session, EventType type) {
        return new EventBuilder(session.getContext().getRealm(), session)
                .event(type)
                .ipAddress(from.text())
                .client(client)
                .detail("code_id", login);
    }
}
