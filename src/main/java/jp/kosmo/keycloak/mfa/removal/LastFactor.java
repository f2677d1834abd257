package jp.kosmo.keycloak.mfa.removal;

import java.util.stream.Stream;
import jp.kosmo.keycloak.console.ConsoleSetting;
import jp.kosmo.keycloak.mfa.MfaMethod;
import jp.kosmo.keycloak.realm.UnionRealm;
import jp.kosmo.keycloak.union.ActionSettings;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.requiredactions.DeleteCredentialAction;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;

/** The last device a member can log in with: it stays, unless the union allows that it goes. */
final class LastFactor {

    private static final String ALLOW_LAST = "allowLast";
    static final ConsoleSetting ALLOWED =
            new ConsoleSetting("removal." + ALLOW_LAST, ProviderConfigProperty.BOOLEAN_TYPE, false);

    private LastFactor() {}

    /**
     * Whether the member holds one device only, which must not be deleted.
     *
     * @param settings of the action {@code delete_credential}
     */
    static boolean mustStay(UserModel member, @Nullable RequiredActionConfigModel settings) {
        return factors(member).count() == 1
                && !ActionSettings.of(DeleteCredentialAction.PROVIDER_ID, settings)
                        .flag(ALLOW_LAST, false);
    }

    /** What Account REST tells of a kind of device: that it cannot be deleted, before the member has shown who it is for that. */
    static CredentialTypeMetadata told(
            CredentialTypeMetadata kind, KeycloakSession session, @Nullable UserModel member) {
        RealmModel realm = session.getContext().getRealm();
        if (member == null
                || !UnionRealm.is(realm)
                || !mustStay(member, realm.getRequiredActionConfigByAlias(DeleteCredentialAction.PROVIDER_ID))) {
            return kind;
        }
        return CredentialTypeMetadata.builder()
                .type(kind.getType())
                .category(kind.getCategory())
                .displayName(kind.getDisplayName())
                .helpText(kind.getHelpText())
                .iconCssClass(kind.getIconCssClass())
                .createAction(kind.getCreateAction())
                .updateAction(kind.getUpdateAction())
                .removeable(false)
                .build(session);
    }

    private static Stream<CredentialModel> factors(UserModel member) {
        return member.credentialManager().getStoredCredentialsStream().filter(LastFactor::isFactor);
    }

    static boolean isFactor(CredentialModel stored) {
        return MfaMethod.ofCredentialType(stored.getType()).isPresent();
    }
}
