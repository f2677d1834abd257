package jp.kosmo.keycloak.onboarding;

import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * The page of a member who cannot go on alone: what happened in one sentence, the union's desk, a way back to the
 * portal. It never says more than the person who holds the password already knows.
 */
public enum StoppedPage {
    /** Too many wrong answers, or the union has disabled the account. */
    LOCKED("kosmoStoppedLocked"),
    /** Locked for a while by Keycloak's own count of wrong passwords or codes. */
    LOCKED_FOR_NOW("kosmoStoppedLockedForNow"),
    /** The union has not recorded what the step needs. */
    RECORD_INCOMPLETE("kosmoStoppedRecordIncomplete"),
    /** Meanwhile the member went on elsewhere: what opened this login does not count any more. */
    OUTDATED("kosmoStoppedOutdated"),
    /** The link in the mail was used in another browser, or before. */
    LINK_USED("kosmoStoppedLinkUsed"),
    /** The member took longer than the union allows after the link was opened. */
    RESET_OVER("kosmoStoppedResetOver"),
    /** Too many entries of the wrong form in one login; a new login may try again. */
    TOO_MANY_ENTRIES("kosmoStoppedTooManyEntries"),
    /** The union's settings leave no way to ask for the second factor that is due, or to set one up. */
    NO_FACTOR("kosmoStoppedNoFactor");

    private final String messageKey;

    StoppedPage(String messageKey) {
        this.messageKey = messageKey;
    }

    /** Answers the request with this page and records the cause. */
    public void show(RequiredActionContext context, String eventError) {
        OnboardingStep.refused(context, eventError);
        context.challenge(page(context.form()));
    }

    /** The page as a refusal, where Keycloak takes no challenge. */
    public Response response(LoginFormsProvider form) {
        return Response.fromResponse(page(form))
                .status(Response.Status.FORBIDDEN)
                .build();
    }

    private Response page(LoginFormsProvider form) {
        return form.setAttribute("kosmoStopped", messageKey).createForm("kosmo-stopped.ftl");
    }
}
