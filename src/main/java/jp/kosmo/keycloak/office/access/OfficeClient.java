package jp.kosmo.keycloak.office.access;

import java.util.Optional;
import jp.kosmo.keycloak.realm.ProviderIds;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** The OIDC client {@code kosmo-office} of the office's page. Its roles are the clerks'; a realm without it has no office. */
public final class OfficeClient {

    private OfficeClient() {}

    /** The client of this realm; empty where it is missing or switched off. */
    public static Optional<ClientModel> of(RealmModel realm) {
        return Optional.ofNullable(realm.getClientByClientId(ProviderIds.OFFICE))
                .filter(ClientModel::isEnabled);
    }
}
