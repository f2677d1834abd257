package jp.kosmo.keycloak.it;

import java.util.List;
import java.util.Set;
import org.keycloak.representations.idm.RealmRepresentation;

/** What Keycloak does by itself in a realm with a union's settings: to compare ours with. */
public final class StockRealm {

    /** Keycloak's own that the bundle replaces are among them: enabled, they would be ours in the stock realm, too. */
    private static final Set<String> OUR_ACTIONS = Set.of(
            "kosmo-birthdate",
            "kosmo-terms",
            "kosmo-user-id",
            "CONFIGURE_TOTP",
            "webauthn-register",
            "UPDATE_PASSWORD");

    private StockRealm() {}

    /** Takes everything of ours out of a union's realm. For {@link Union#copyOf}. */
    public static void removeOurs(RealmRepresentation realm) {
        realm.setBrowserFlow("browser");
        realm.setResetCredentialsFlow("reset credentials");
        realm.setLoginTheme(null);
        realm.setPasswordPolicy(realm.getPasswordPolicy().replaceAll(" and kosmo\\w+(\\(\\d+\\))?", ""));
        realm.getRequiredActions().stream()
                .filter(action -> OUR_ACTIONS.contains(action.getAlias()))
                .forEach(action -> action.setEnabled(false));
        realm.getComponents().values().stream()
                .flatMap(List::stream)
                .flatMap(component -> component.getConfig().values().stream())
                .forEach(values ->
                        values.replaceAll(text -> text.replace("kosmo-user-id", "username-prohibited-characters")));
    }
}
