package jp.kosmo.keycloak.login;

import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;

/** Events of a step that has refused something. */
public final class LoginEvents {

    private LoginEvents() {}

    /**
     * Records a refusal, a stable code for operators, in the request's own transaction: together with what was counted
     * or changed. Keycloak would store it at once in a second one; requests that wait for the member's row would hold
     * the connections that takes.
     */
    public static void refused(RequiredActionContext context, String eventError) {
        withoutAddresses(context.getEvent()).storeImmediately(false).error(eventError);
    }

    /** A copy without what the step before has written into it: events of something refused are written to the log. */
    static EventBuilder withoutAddresses(EventBuilder event) {
        return event.clone()
                .removeDetail(Details.EMAIL)
                .removeDetail(Details.PREVIOUS_EMAIL)
                .removeDetail(Details.UPDATED_EMAIL);
    }
}
