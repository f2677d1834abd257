package jp.kosmo.keycloak.realm;

import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The required actions of a realm. */
public final class RealmActions {

    private RealmActions() {}

    /** Whether the realm has switched this required action on. */
    public static boolean isEnabled(RealmModel realm, String requiredAction) {
        return Optional.ofNullable(realm.getRequiredActionProviderByAlias(requiredAction))
                .filter(RequiredActionProviderModel::isEnabled)
                .isPresent();
    }

    /** What every new member is asked: the steps of the first login. */
    public static Stream<String> ofFirstLogin(RealmModel realm) {
        return realm.getRequiredActionProvidersStream()
                .filter(action -> action.isEnabled() && action.isDefaultAction())
                .map(RequiredActionProviderModel::getAlias);
    }

    /** The step with which the first login begins in this realm; as long as it is open nothing is done. */
    public static String beginning(RealmModel realm) {
        return isEnabled(realm, ProviderIds.BIRTHDATE) ? ProviderIds.BIRTHDATE : ProviderIds.USER_ID;
    }

    /** What is still to be done in this login, whether the realm has it switched on or not. */
    public static Stream<String> asked(AuthenticationSessionModel login, UserModel member) {
        return Stream.concat(login.getRequiredActions().stream(), member.getRequiredActionsStream());
    }
}
