package jp.kosmo.keycloak.terms;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import jp.kosmo.keycloak.branding.HtmlSanitizer;
import jp.kosmo.keycloak.jpa.LockedUser;
import jp.kosmo.keycloak.ledger.Consent;
import jp.kosmo.keycloak.ledger.ConsentLedger;
import jp.kosmo.keycloak.limits.ClientAddress;
import jp.kosmo.keycloak.onboarding.KosmoRequiredAction;
import jp.kosmo.keycloak.realm.Staff;
import jp.kosmo.keycloak.union.JapanTime;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.common.util.Time;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * 「利用規約」: shown whenever the member has not agreed to the union's current version.
 *
 * <p>The ledger is the truth. The label agreed to is kept beside it as an attribute nobody may edit, because the
 * question is asked at every login and every SSO hop and must not cost a database statement.
 */
final class TermsAction extends KosmoRequiredAction {

    private static final String ATTRIBUTE = "agreedTerms";
    /** Note of the user session: the version whose decision the member has put off in it. */
    private static final String PUT_OFF_NOTE = "kosmo-terms-put-off";

    TermsAction() {
        super(TermsActionFactory.ID);
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        super.evaluateTriggers(context);
        if (mustAsk(context, context.getUser().getFirstAttribute(ATTRIBUTE))) {
            context.getAuthenticationSession().addRequiredAction(TermsActionFactory.ID);
        }
    }

    @Override
    protected boolean isDue(RequiredActionContext context, LockedUser member) {
        return mustAsk(context, member.attribute(ATTRIBUTE));
    }

    @Override
    protected void show(RequiredActionContext context) {
        if (mustAsk(context, context.getUser().getFirstAttribute(ATTRIBUTE))) {
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
            refused(context, "terms_changed");
            showForm(context, context.form().setError("kosmoTermsChanged"));
        } else if ("accept".equals(decision)) {
            record(context, version, shown.get(), decision);
            context.getUser().setSingleAttribute(ATTRIBUTE, version);
            context.success();
        } else if ("later".equals(decision) && waitsUntil(context).isPresent()) {
            context.getAuthenticationSession().setUserSessionNote(PUT_OFF_NOTE, version);
            context.getEvent().detail("put_off", "true");
            context.success();
        } else if (!"decline".equals(decision)) {
            showForm(context, context.form());
        } else {
            record(context, version, shown.get(), decision);
            endSession(context); // who is logged in already and refuses new terms is logged in no longer
            refused(context, "terms_declined");
            context.challenge(context.form().createForm("kosmo-declined.ftl"));
        }
    }

    private static TermsConfig config(RequiredActionContext context) {
        return LastTerms.of(context.getRealm(), context.getConfig());
    }

    private static boolean mustAsk(RequiredActionContext context, @Nullable String agreed) {
        return config(context)
                .version()
                .filter(version -> version.mustAsk(agreed, JapanTime.today()))
                .filter(version ->
                        version.waitsUntil(agreed, JapanTime.today()).isEmpty() || !isPutOff(context, version))
                .filter(version -> !Staff.is(context.getRealm(), context.getUser()))
                .isPresent();
    }

    private static Optional<LocalDate> waitsUntil(RequiredActionContext context) {
        return config(context)
                .version()
                .flatMap(version ->
                        version.waitsUntil(context.getUser().getFirstAttribute(ATTRIBUTE), JapanTime.today()));
    }

    private static boolean isPutOff(RequiredActionContext context, TermsVersion version) {
        return sessionNote(context, PUT_OFF_NOTE)
                .filter(version.label()::equals)
                .isPresent();
    }

    private static void showForm(RequiredActionContext context, LoginFormsProvider form) {
        TermsConfig config = config(context);
        Locale locale = context.getSession().getContext().resolveLocale(context.getUser());
        TermsText text = config.text(locale);
        form.setAttribute("kosmoTermsVersion", config.version().orElseThrow().label())
                .setAttribute("kosmoTermsSha256", text.sha256())
                .setAttribute("kosmoTermsLanguage", text.language())
                .setAttribute("kosmoTermsPlain", text.plain())
                .setAttribute("kosmoTermsSummary", config.summary(locale))
                .setAttribute("kosmoTermsHtml", HtmlSanitizer.forTemplate(text.html()));
        waitsUntil(context)
                .ifPresent(last -> form.setAttribute(
                        "kosmoTermsLastDay",
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                .withLocale(locale)
                                .format(last)));
        context.challenge(form.createForm("kosmo-terms.ftl"));
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
