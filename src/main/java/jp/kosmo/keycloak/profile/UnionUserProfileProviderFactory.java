package jp.kosmo.keycloak.profile;

import jp.kosmo.keycloak.realm.StockReplacement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.userprofile.DeclarativeUserProfileProvider;
import org.keycloak.userprofile.DeclarativeUserProfileProviderFactory;
import org.keycloak.userprofile.UserProfileProvider;

/** User profile {@code declarative-user-profile}, in place of Keycloak's own. */
public final class UnionUserProfileProviderFactory extends DeclarativeUserProfileProviderFactory
        implements StockReplacement<UserProfileProvider> {

    @Override
    public DeclarativeUserProfileProvider create(KeycloakSession session) {
        return new UnionUserProfileProvider(session, this);
    }

    /** Keycloak's own has one, too. */
    @Override
    public int order() {
        return StockReplacement.super.order();
    }
}
