package jp.kosmo.keycloak.it;

import java.util.List;
import java.util.function.Consumer;
import org.keycloak.representations.idm.RealmRepresentation;

/** What Keycloak does by itself in a realm with a union's settings, on a server without the bundle: to compare ours with. */
public final class StockRealm {

    private static final String OURS = "kosmo-";

    private StockRealm() {}

    /** A union's realm without anything of ours, on a server without the bundle. */
    public static Union copyOf(String original, String name) {
        return copyOf(original, name, asOurs -> {});
    }

    /** The same, changed before it is made. */
    public static Union copyOf(String original, String name, Consumer<RealmRepresentation> change) {
        return Union.copyOf(original, StockServer.host(), name, realm -> {
            removeOurs(realm);
            change.accept(realm);
        });
    }

    /** Takes everything of ours out of a union's realm, which is none then. */
    static void removeOurs(RealmRepresentation realm) {
        realm.setAuthenticationFlows(null);
        realm.setAuthenticatorConfig(null);
        realm.setBrowserFlow("browser");
        realm.setResetCredentialsFlow("reset credentials");
        realm.setDirectGrantFlow("direct grant");
        realm.setRegistrationFlow("registration");
        realm.setFirstBrokerLoginFlow("first broker login");
        realm.setDockerAuthenticationFlow("docker auth");
        realm.setLoginTheme(null);
        realm.setAccountTheme(null);
        realm.setEmailTheme(null);
        realm.setEventsListeners(List.of("jboss-logging"));
        realm.setPasswordPolicy(realm.getPasswordPolicy().replaceAll(" and kosmo\\w+(\\(\\d+\\))?", ""));
        realm.getRequiredActions().removeIf(action -> action.getAlias().startsWith(OURS));
        realm.getComponents().values().stream()
                .flatMap(List::stream)
                .flatMap(component -> component.getConfig().values().stream())
                .forEach(values -> values.replaceAll(StockRealm::withoutOurValidators));
    }

    private static String withoutOurValidators(String profile) {
        return profile.replaceAll("\"kosmo-user-id\":\\{},|,?\"kosmo-(user-id|mfa-method)\":\\{}", "");
    }
}
