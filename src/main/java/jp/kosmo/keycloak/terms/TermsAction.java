package jp.kosmo.keycloak.terms;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.util.Optional;
import jp.kosmo.keycloak.jpa.LockedUser;
import jp.kosmo.keycloak.keycloak.SessionNote;
import jp.kosmo.keycloak.ledger.Consent;
import jp.kosmo.keycloak.ledger.ConsentLedger;
import jp.kosmo.keycloak.limits.ClientAddress;
import jp.kosmo.keycloak.login.LoginEvents;
import jp.kosmo.keycloak.login.LoginSession;
import jp.kosmo.keycloak.onboarding.KosmoRequiredAction;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.Staff;
import jp.kosmo.keycloak.text.JapanTime;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.common.util.Time;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;

/**
 * 「利用規約」: shown whenever the member has not agreed to the union's current version.
 *
 * <p>The ledger is the truth. The label agreed to is kept beside it as an attribute nobody may edit, because the
 * question is asked at every login and every SSO hop and must not cost a database statement.
 */
final class TermsAction extends KosmoRequiredAction {

    TermsAction() {
        super(ProviderIds.TERMS);
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        super.evaluateTriggers(context);
        if (mustAsk(context, context.getUser().getFirstAttribute(TermsVersion.AGREED))) {
            context.getAuthenticationSession().addRequiredAction(ProviderIds.TERMS);
        }
    }

    @Override
    protected boolean isDue(RequiredActionContext context, LockedUser member) {
        return mustAsk(context, member.attribute(TermsVersion.AGREED));
    }

    @Override
    protected void show(RequiredActionContext context) {
        if (mustAsk(context, context.getUser().getFirstAttribute(TermsVersion.AGREED))) {
            showForm(context, context.form());
        } else {
            context.success();
        }
    }

    @Override
    protected void submit(RequiredActionContext context, LockedUser member) {
        TermsConfig config = config(context);
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        String version = config.version().orElseThrow().label();
        Optional<TermsText> shown = Optional.ofNullable(form.getFirst("sha256"))
                .filter(sha256 -> version.equals(form.getFirst("version")))
                .flatMap(config::textWith);
        String decision = String.valueOf(form.getFirst("decision"));
        if (shown.isEmpty()) {
            LoginEvents.refused(context, "terms_changed");
            showForm(context, context.form().setError("kosmoTermsChanged"));
        } else if ("accept".equals(decision)) {
            record(context, version, shown.get(), decision);
            context.getUser().setSingleAttribute(TermsVersion.AGREED, version);
            context.success();
        } else if ("later".equals(decision) && waitsUntil(context).isPresent()) {
            SessionNote.TERMS_PUT_OFF.set(context.getAuthenticationSession(), version);
            context.getEvent().detail("put_off", "true");
            context.success();
        } else if (!"decline".equals(decision)) {
            showForm(context, context.form());
        } else {
            record(context, version, shown.get(), decision);
            LoginSession.end(context); // a member who is logged in already and refuses new terms is logged in no longer
            LoginEvents.refused(context, "terms_declined");
            context.challenge(context.form().createForm("kosmo-declined.ftl"));
        }
    }

    private static TermsConfig config(RequiredActionContext context) {
        return LastTerms.inForce(context.getRealm(), context.getConfig(), JapanTime.today());
    }

    private static boolean mustAsk(RequiredActionContext context, @Nullable String agreed) {
        return LastTerms.due(context.getRealm(), context.getConfig(), agreed, JapanTime.today())
                .filter(version ->
                        version.waitsUntil(agreed, JapanTime.today()).isEmpty() || !isPutOff(context, version))
                .filter(version -> !Staff.is(context.getRealm(), context.getUser()))
                .isPresent();
    }

    private static Optional<LocalDate> waitsUntil(RequiredActionContext context) {
        return config(context)
                .version()
                .flatMap(version -> version.waitsUntil(
                        context.getUser().getFirstAttribute(TermsVersion.AGREED), JapanTime.today()));
    }

    private static boolean isPutOff(RequiredActionContext context, TermsVersion version) {
        return LoginSession.note(context, SessionNote.TERMS_PUT_OFF)
                .filter(version.label()::equals)
                .isPresent();
    }

    private static void showForm(RequiredActionContext context, LoginFormsProvider form) {
        UserModel member = context.getUser();
        context.challenge(new TermsPage(context.getSession(), context.getRealm(), config(context))
                .show(
                        form,
                        new TermsPage.Reader(member.getId(), member.getFirstAttribute(TermsVersion.AGREED)),
                        context.getSession().getContext().resolveLocale(member),
                        JapanTime.today()));
    }

    private static void record(RequiredActionContext context, String version, TermsText text, String decision) {
        ConsentLedger.appendAtCommit(
                context.getSession(),
                new Consent(
                        context.getRealm().getId(),
                        context.getUser().getId(),
                        context.getUser().getUsername(),
                        version,
                        text.language(),
                        text.html(),
                        decision,
                        context.getAuthenticationSession().getClient().getClientId(),
                        ClientAddress.of(context.getConnection().getRemoteAddr())
                                .text(),
                        Time.currentTimeMillis()));
    }
}
