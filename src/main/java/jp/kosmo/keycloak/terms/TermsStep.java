package jp.kosmo.keycloak.terms;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import jp.kosmo.keycloak.keycloak.LockedMember;
import jp.kosmo.keycloak.keycloak.SafeHtml;
import jp.kosmo.keycloak.ledger.Consent;
import jp.kosmo.keycloak.ledger.ConsentLedger;
import jp.kosmo.keycloak.onboarding.OnboardingStep;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.common.util.Time;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.UserSessionProvider;

/**
 * 「利用規約」: shown whenever the member has not agreed to the union's current version (SPEC S35-S37, A2, A3).
 *
 * <p>The ledger is the truth. The label agreed to is kept beside it as an attribute nobody may edit, because the
 * question is asked at every login and every SSO hop and must not cost a database statement.
 */
final class TermsStep extends OnboardingStep {

    private static final String ATTRIBUTE = "agreedTerms";
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    TermsStep() {
        super(TermsStepFactory.ID);
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        if (mustAsk(context, context.getUser().getFirstAttribute(ATTRIBUTE))) {
            context.getAuthenticationSession().addRequiredAction(TermsStepFactory.ID);
        }
    }

    @Override
    protected boolean isDue(RequiredActionContext context, LockedMember member) {
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
    protected void submit(RequiredActionContext context, LockedMember member) {
        TermsConfig config = new TermsConfig(context.getConfig());
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
        } else if (!"decline".equals(decision)) {
            showForm(context, context.form());
        } else {
            record(context, version, shown.get(), decision);
            endSession(context);
            refused(context, "terms_declined");
            context.challenge(context.form().createForm("kosmo-declined.ftl"));
        }
    }

    private static boolean mustAsk(RequiredActionContext context, @Nullable String agreed) {
        return new TermsConfig(context.getConfig())
                .version()
                .filter(version -> version.mustAsk(agreed, LocalDate.now(JAPAN)))
                .isPresent();
    }

    private static void showForm(RequiredActionContext context, LoginFormsProvider form) {
        TermsConfig config = new TermsConfig(context.getConfig());
        Locale locale = context.getSession().getContext().resolveLocale(context.getUser());
        TermsText text = config.text(locale);
        form.setAttribute("kosmoTermsVersion", config.version().orElseThrow().label())
                .setAttribute("kosmoTermsSha256", text.sha256())
                .setAttribute("kosmoTermsLanguage", text.language())
                .setAttribute("kosmoTermsPlain", text.plain())
                .setAttribute("kosmoTermsSummary", config.summary(locale))
                .setAttribute("kosmoTermsHtml", SafeHtml.forTemplate(text.html()));
        context.challenge(form.createForm("kosmo-terms.ftl"));
    }

    /** Who is logged in already and refuses new terms is logged in no longer. */
    private static void endSession(RequiredActionContext context) {
        UserSessionProvider sessions = context.getSession().sessions();
        RealmModel realm = context.getRealm();
        UserSessionModel session = sessions.getUserSession(
                realm, context.getAuthenticationSession().getParentSession().getId());
        if (session != null) {
            sessions.removeUserSession(realm, session);
        }
    }

    private static void record(RequiredActionContext context, String version, TermsText text, String decision) {
        new ConsentLedger(context.getSession())
                .append(new Consent(
                        context.getRealm().getId(),
                        context.getUser().getId(),
                        context.getUser().getUsername(),
                        version,
                        text.language(),
                        text.html(),
                        decision,
                        context.getAuthenticationSession().getClient().getClientId(),
                        String.valueOf(context.getConnection().getRemoteHost()),
                        Time.currentTimeMillis()));
    }
}
