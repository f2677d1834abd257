package jp.kosmo.keycloak.onboarding;

import jakarta.ws.rs.HttpMethod;
import jp.kosmo.keycloak.keycloak.ResetSession;
import org.keycloak.authentication.RequiredActionContext;

/** What ends a login that was opened by the link in a mail, beside what ends any. */
final class RecoveryStop {

    private RecoveryStop() {}

    /** Shows the page that says so, if so. The first submit uses the link up; before that, showing a page does not. */
    static boolean stops(RequiredActionContext context, ResetSession reset) {
        boolean submit = HttpMethod.POST.equals(context.getHttpRequest().getHttpMethod());
        if (reset.isOver()) {
            BlockedPage.RESET_OVER.show(context, "reset_over");
        } else if (submit ? !reset.take(context.getSession()) : reset.isTakenElsewhere(context.getSession())) {
            BlockedPage.LINK_USED.show(context, "link_used");
        } else {
            return false;
        }
        return true;
    }
}
