package jp.kosmo.keycloak.mfa;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.RealmActions;
import jp.kosmo.keycloak.union.ActionSettings;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Which second factors the members of a union can set up, as far as its settings go. */
public final class SetupOffer {

    /** For the log, with the name of the realm. */
    public static final String NONE_POSSIBLE =
            "Realm %s: a login was stopped because no second factor can be set up; enable the"
                    + " required action CONFIGURE_TOTP or webauthn-register, whichever the setting 'methods' of kosmo-user-id"
                    + " offers";

    private SetupOffer() {}

    /** What this member can set up: the method chosen, or else the first one offered whose set-up is switched on. */
    public static Optional<MfaMethod> possible(RealmModel realm, UserModel member) {
        return Stream.concat(
                        MfaMethod.of(member.getFirstAttribute(MfaMethod.ATTRIBUTE)).stream(), offered(realm).stream())
                .filter(method -> isPossible(realm, method))
                .findFirst();
    }

    /** What this one can be replaced with: itself, or the other where the union has switched off the set-up of it. */
    public static Optional<MfaMethod> replacementFor(RealmModel realm, MfaMethod method) {
        return Stream.of(method, method.other())
                .filter(candidate -> isPossible(realm, candidate))
                .findFirst();
    }

    /** Whether its set-up is switched on. */
    public static boolean isPossible(RealmModel realm, MfaMethod method) {
        return RealmActions.isEnabled(realm, method.setUpAction());
    }

    /** What members of this union may choose from. */
    public static List<MfaMethod> offered(RealmModel realm) {
        return MfaMethod.offered(
                ActionSettings.of(ProviderIds.USER_ID, realm.getRequiredActionConfigByAlias(ProviderIds.USER_ID)));
    }
}
