package jp.kosmo.keycloak.realm;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;

/**
 * A factory that replaces one of Keycloak's own: it has the same id, and Keycloak takes the one with the higher order.
 *
 * @param <T> the provider it makes
 */
public interface StockReplacement<T extends Provider> extends ProviderFactory<T> {

    /** Above Keycloak's own, which have none. */
    @Override
    default int order() {
        return 10;
    }
}
