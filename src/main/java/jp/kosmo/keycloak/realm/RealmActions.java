package jp.kosmo.keycloak.realm;

import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** The required actions of a realm. */
public final class RealmActions {

    private RealmActions() {}

    /** Whether the realm has switched this required action on. */
    public static boolean isEnabled(RealmModel realm, String requiredAction) {
        return Optional.ofNullable(realm.getRequiredActionProviderByAlias(requiredAction))
                .filter(RequiredActionProviderModel::isEnabled)
                .isPresent();
    }
}
