package jp.kosmo.keycloak.it.harness;

import org.keycloak.representations.idm.RealmRepresentation;

/** Every other test comes from one address and has no limits for it. */
public final class AddressLimits {

    private AddressLimits() {}

    /** Sets those of the login form: so many failures an hour for an address, 100 for a network. */
    public static void of(RealmRepresentation realm, String perAddress) {
        realm.setSslRequired("none"); // the proxy that tells an address from outside would have ended TLS
        realm.getAuthenticatorConfig().stream()
                .filter(config -> config.getConfig().containsKey("perIpHour"))
                .forEach(config -> config.getConfig().put("perIpHour", "20"));
        realm.getAuthenticatorConfig().stream()
                .filter(config -> "kosmo-login".equals(config.getAlias()))
                .forEach(config -> {
                    config.getConfig().put("failuresPerAddress", perAddress);
                    config.getConfig().put("failuresPerNetwork", "100");
                });
    }
}
