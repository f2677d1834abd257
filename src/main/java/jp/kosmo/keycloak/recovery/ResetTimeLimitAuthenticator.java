package jp.kosmo.keycloak.recovery;

import jakarta.ws.rs.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.kosmo.keycloak.login.BlockedPage;
import jp.kosmo.keycloak.login.LoginBrowser;
import jp.kosmo.keycloak.login.LoginGuard;
import jp.kosmo.keycloak.onboarding.StatelessAuthenticator;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.RealmActions;
import jp.kosmo.keycloak.union.ListSetting;
import jp.kosmo.keycloak.union.NotificationSetting;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;

/**
 * Authenticator {@code kosmo-reset-window}: the link in the mail must be opened within minutes; what follows, perhaps
 * installing an app on a new phone, has a time of its own.
 */
public final class ResetTimeLimitAuthenticator extends StatelessAuthenticator implements LoginGuard.Recovery {

    /** Error of the event, and the beginning of the line in the log. */
    static final String NOT_POSSIBLE = "recovery_unavailable";

    static final String STOPPED = "Realm %s: the recovery of a forgotten password was stopped: ";

    private static final ListSetting CLICK_SECONDS =
            new ListSetting("recovery.clickSeconds", "300", List.of("120", "180", "300", "600", "900", "1800"));
    private static final ListSetting FINISH_MINUTES =
            new ListSetting("recovery.finishMinutes", "30", List.of("10", "15", "20", "30", "45", "60"));

    public ResetTimeLimitAuthenticator() {
        super(
                ProviderIds.RESET_WINDOW,
                Requirement.REQUIRED,
                List.of(CLICK_SECONDS.property(), FINISH_MINUTES.property(), NotificationSetting.RECOVERY.property()));
    }

    /** How long the link can be opened that another step of this flow sends; empty when this step is missing there. */
    static Optional<Duration> clickTime(RealmModel realm, String flowId) {
        return realm.getAuthenticationExecutionsStream(flowId)
                .filter(step -> step.isRequired() && ProviderIds.RESET_WINDOW.equals(step.getAuthenticator()))
                .findFirst()
                .map(step -> Duration.ofSeconds(CLICK_SECONDS.numberOf(config(realm, step))));
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (!ResetSession.isOpened(context.getAuthenticationSession())) {
            stop(
                    context,
                    BlockedPage.NO_RECOVERY,
                    NOT_POSSIBLE,
                    STOPPED + "its flow has no kosmo-reset-mail before kosmo-reset-window");
            return;
        }
        if (!RealmActions.isEnabled(context.getRealm(), ProviderIds.UPDATE_PASSWORD)) {
            stop(
                    context,
                    BlockedPage.NO_RECOVERY,
                    NOT_POSSIBLE,
                    STOPPED + "the required action UPDATE_PASSWORD is off");
            return;
        }
        ResetSession.begin(
                context.getSession(),
                context.getAuthenticationSession(),
                Duration.ofMinutes(FINISH_MINUTES.numberOf(context.getAuthenticatorConfig())));
        LoginGuard.beginIfAbsent(context.getSession(), context.getAuthenticationSession(), context.getUser());
        LoginBrowser.bind(context.getSession(), context.getAuthenticationSession());
        // Whatever follows in the flow: without a new password, opening the link alone would be the whole recovery.
        context.getAuthenticationSession().addRequiredAction(ProviderIds.UPDATE_PASSWORD);
        context.success();
    }

    /** The first submit uses the link up; before that, showing a page does not. */
    @Override
    public boolean stops(RequiredActionContext context) {
        ResetSession reset = ResetSession.of(context.getAuthenticationSession()).orElseThrow();
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

    /** It has no page that could be submitted. */
    @Override
    public void action(AuthenticationFlowContext context) {
        authenticate(context);
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    private static @Nullable AuthenticatorConfigModel config(RealmModel realm, AuthenticationExecutionModel step) {
        String id = step.getAuthenticatorConfig();
        return id == null ? null : realm.getAuthenticatorConfigById(id);
    }
}
