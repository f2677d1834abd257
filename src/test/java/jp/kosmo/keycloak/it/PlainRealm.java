package jp.kosmo.keycloak.it;

import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kosmo.keycloak.it.server.TestStorageFactory;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** A realm that is no union's: Keycloak's own flows, actions, theme and profile, and one application. */
final class PlainRealm {

    private PlainRealm() {}

    /** A new one on a server, with everything switched on that its users can do by themselves. */
    static Union on(RealmHost host, String name) {
        return on(host, name, false);
    }

    /** The same, in which every address must be confirmed. */
    static Union thatConfirmsAddresses(RealmHost host, String name) {
        return on(host, name, true);
    }

    private static Union on(RealmHost host, String name, boolean confirmsAddresses) {
        var realm = new RealmRepresentation();
        realm.setEnabled(true);
        realm.setVerifyEmail(confirmsAddresses);
        realm.setRegistrationAllowed(true);
        realm.setResetPasswordAllowed(true);
        realm.setEditUsernameAllowed(true);
        realm.setRememberMe(true);
        realm.setInternationalizationEnabled(true);
        realm.setSupportedLocales(Set.of("en", "ja"));
        realm.setDefaultLocale("en");
        realm.setBruteForceProtected(true);
        realm.setFailureFactor(WrongTries.LIMIT);
        realm.setQuickLoginCheckMilliSeconds(0L);
        realm.setMinimumQuickLoginWaitSeconds(0);
        realm.setPasswordPolicy("length(8) and notUsername");
        realm.setEventsEnabled(true);
        realm.setAdminEventsEnabled(true);
        realm.setAdminEventsDetailsEnabled(true);
        realm.setAttributes(Map.of("frontendUrl", host.loginUrl(name)));
        realm.setSmtpServer(Map.of(
                "host", "127.0.0.1",
                "port", host.placeholders().get(RealmFiles.SMTP_PORT),
                "from", "plain@realm.example"));
        realm.setClients(List.of(application(host.portalUrl(name))));
        Union made = Union.of(host, name, realm);
        switchOn(made, "UPDATE_EMAIL");
        switchOn(made, "delete_credential");
        return made;
    }

    private static ClientRepresentation application(String address) {
        var client = new ClientRepresentation();
        client.setClientId("portal");
        client.setPublicClient(true);
        client.setBaseUrl(address + "/");
        client.setRedirectUris(List.of(address + "/*"));
        return client;
    }

    private static void switchOn(Union realm, String action) {
        var stored = realm.requiredAction(action);
        stored.setEnabled(true);
        realm.admin().flows().updateRequiredAction(action, stored);
    }

    /** Lets users of another store in. Returns the id of such a user, whose name must begin with {@code fed}. */
    static String federated(Union realm, String name) {
        var storage = new ComponentRepresentation();
        storage.setName("another store");
        storage.setProviderId(TestStorageFactory.ID);
        storage.setProviderType("org.keycloak.storage.UserStorageProvider");
        storage.setParentId(realm.admin().toRepresentation().getId());
        storage.setConfig(new MultivaluedHashMap<>());
        storage.getConfig().putSingle("enabled", "true");
        storage.getConfig().putSingle("cachePolicy", "DEFAULT");
        List<ComponentRepresentation> there =
                realm.admin().components().query(storage.getParentId(), storage.getProviderType());
        if (!there.isEmpty()) {
            return "f:" + there.get(0).getId() + ":" + name;
        }
        try (var answer = realm.admin().components().add(storage)) {
            return "f:" + CreatedResponseUtil.getCreatedId(answer) + ":" + name;
        }
    }
}
