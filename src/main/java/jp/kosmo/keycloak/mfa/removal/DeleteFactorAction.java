package jp.kosmo.keycloak.mfa.removal;

import java.util.List;
import java.util.Optional;
import jp.kosmo.keycloak.login.LoginEvents;
import jp.kosmo.keycloak.login.LoginGuard;
import jp.kosmo.keycloak.login.SessionGate;
import jp.kosmo.keycloak.mfa.UserFactors;
import jp.kosmo.keycloak.realm.StockReplacement;
import jp.kosmo.keycloak.realm.UnionRealm;
import jp.kosmo.keycloak.union.NotificationSetting;
import jp.kosmo.keycloak.union.StockSettings;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.DeleteCredentialAction;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * 「デバイスの削除」 in place of Keycloak's {@code delete_credential}. Keycloak deletes whatever the address
 * names, the last second factor and the password too, and says in English what went wrong. Here only a second factor
 * goes, never the last one unless the union allows it, and only for a member who has shown one.
 */
public final class DeleteFactorAction extends DeleteCredentialAction
        implements StockReplacement<RequiredActionProvider> {

    private static final List<ProviderConfigProperty> SETTINGS =
            List.of(LastFactor.ALLOWED, NotificationSetting.REMOVAL.property());

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        LoginGuard.check(context);
        SessionGate.check(context, getId());
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (!UnionRealm.is(context.getRealm()) || parameter(context) == null) {
            super.requiredActionChallenge(context);
        } else if (!LoginGuard.stops(context) && !UserFactors.stopIfNotShown(context)) {
            show(context);
        }
    }

    /** The member's row is locked: of two tabs that delete the last two devices, the second finds one left. */
    @Override
    public void processAction(RequiredActionContext context) {
        if (!UnionRealm.is(context.getRealm())) {
            super.processAction(context);
        } else if (LoginGuard.lock(context).isPresent() && !UserFactors.stopIfNotShown(context)) {
            submit(context);
        }
    }

    private void submit(RequiredActionContext context) {
        if (isCancelled(context)) {
            context.success();
        } else if (refusal(context).isPresent()) {
            show(context);
        } else {
            super.processAction(context);
            LoginGuard.renew(context.getSession(), context.getAuthenticationSession(), context.getUser());
        }
    }

    @Override
    public void initiatedActionCanceled(KeycloakSession session, AuthenticationSessionModel login) {
        LoginGuard.check(session, login);
        super.initiatedActionCanceled(session, login);
    }

    /** Keycloak sees to it, but not when an administrator has put this action on the member's record as well. */
    private static boolean isCancelled(RequiredActionContext context) {
        return context.getHttpRequest().getDecodedFormParameters().containsKey("cancel-aia");
    }

    private static void show(RequiredActionContext context) {
        LoginFormsProvider form = context.form();
        device(context)
                .filter(LastFactor::isFactor)
                .ifPresent(device -> form.setAttribute("credentialLabel", name(device)));
        refusal(context).ifPresent(refusal -> {
            form.setAttribute("kosmoRefusal", refusal.messageKey);
            context.getEvent().event(EventType.REMOVE_CREDENTIAL).detail(Details.CREDENTIAL_ID, parameter(context));
            LoginEvents.refused(context, refusal.eventError);
        });
        context.challenge(form.createForm("delete-credential.ftl"));
    }

    private static Optional<Refusal> refusal(RequiredActionContext context) {
        Optional<CredentialModel> device = device(context);
        if (device.isEmpty()) {
            return Optional.of(Refusal.GONE);
        }
        if (!LastFactor.isFactor(device.get())) {
            return Optional.of(Refusal.NO_FACTOR);
        }
        return LastFactor.mustStay(context.getUser(), context.getConfig())
                ? Optional.of(Refusal.LAST)
                : Optional.empty();
    }

    private static Optional<CredentialModel> device(RequiredActionContext context) {
        return context.getUser()
                .credentialManager()
                .getStoredCredentialsStream()
                .filter(stored -> stored.getId().equals(parameter(context)))
                .findFirst();
    }

    /** What the member has named it; empty when there is no name. */
    private static String name(CredentialModel device) {
        return Optional.ofNullable(device.getUserLabel()).orElse("");
    }

    /** Which credential it is about; null when an administrator has asked for this action, who cannot say. */
    private static @Nullable String parameter(RequiredActionContext context) {
        return context.getAuthenticationSession().getClientNote(Constants.KC_ACTION_PARAMETER);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return StockSettings.with(super.getConfigMetadata(), SETTINGS);
    }

    @Override
    public void validateConfig(KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
        StockSettings.require(realm, getId(), model);
        super.validateConfig(session, realm, model);
    }

    /** Why nothing is deleted; the page says it and leads back. */
    private enum Refusal {
        GONE("credential_not_found", "kosmoDeviceGone"),
        NO_FACTOR("no_second_factor", "kosmoNoDevice"),
        LAST("last_factor", "kosmoLastDevice");

        private final String eventError;
        private final String messageKey;

        Refusal(String eventError, String messageKey) {
            this.eventError = eventError;
            this.messageKey = messageKey;
        }
    }
}
