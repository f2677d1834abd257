package jp.kosmo.keycloak.recovery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.kosmo.keycloak.keycloak.ResetSession;
import jp.kosmo.keycloak.onboarding.BlockedPage;
import jp.kosmo.keycloak.onboarding.KosmoRequiredAction;
import jp.kosmo.keycloak.onboarding.LoginBrowser;
import jp.kosmo.keycloak.onboarding.LoginGuard;
import jp.kosmo.keycloak.onboarding.StatelessAuthenticator;
import jp.kosmo.keycloak.union.ListSetting;
import jp.kosmo.keycloak.union.NotificationSetting;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Authenticator {@code kosmo-reset-window}: the link in the mail must be opened within minutes; what follows, perhaps
 * installing an app on a new phone, has a time of its own.
 */
public final class ResetTimeLimitAuthenticator extends StatelessAuthenticator {

    /** Error of the event, and the beginning of the line in the log. */
    static final String NOT_POSSIBLE = "recovery_unavailable";

    static final String STOPPED = "Realm %s: the recovery of a forgotten password was stopped: ";

    private static final String ID = "kosmo-reset-window";
    private static final String UPDATE_PASSWORD = UserModel.RequiredAction.UPDATE_PASSWORD.name();
    private static final ListSetting CLICK_SECONDS = new ListSetting(
            "clickSeconds",
            "Seconds to open the link",
            "For this long after the request the link in the mail can be opened. The mail says so in minutes. The realm's"
                    + " own lifespan for this link does not count.",
            "300",
            List.of("120", "180", "300", "600", "900", "1800"));
    private static final ListSetting FINISH_MINUTES = new ListSetting(
            "finishMinutes",
            "Minutes to finish",
            "After the link was opened, a new second factor and a new password must be set within this time. Until then"
                    + " nothing has changed.",
            "30",
            List.of("10", "15", "20", "30", "45", "60"));

    public ResetTimeLimitAuthenticator() {
        super(
                ID,
                "Kosmo: time for the link and for what follows",
                "Has no page. Put it directly after the mail. Limits how long the link in the mail can be opened, and how"
                        + " long the member has from then on.",
                Requirement.REQUIRED,
                List.of(CLICK_SECONDS.property(), FINISH_MINUTES.property(), NotificationSetting.RECOVERY.property()));
    }

    /** How long the link can be opened that another step of this flow sends; empty when this step is missing there. */
    static Optional<Duration> clickTime(RealmModel realm, String flowId) {
        return realm.getAuthenticationExecutionsStream(flowId)
                .filter(step -> step.isRequired() && ID.equals(step.getAuthenticator()))
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
        if (!KosmoRequiredAction.isEnabled(context.getRealm(), UPDATE_PASSWORD)) {
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
        context.getAuthenticationSession().addRequiredAction(UPDATE_PASSWORD);
        context.success();
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
