package jp.kosmo.keycloak.it.harness;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;

/** A running Keycloak as a place to make realms in: the one under test, or one without the bundle to compare it with. */
public interface RealmHost {

    /** Admin REST as the administrator of the whole server. */
    Keycloak admin();

    /** Its database. */
    DataSource database();

    /** Its log so far. */
    List<String> log();

    /** Values of the placeholders in the realm files. */
    Map<String, String> placeholders();

    /** Where administrators reach it. */
    String adminUrl();

    /** Address of Keycloak on the host of a realm. */
    String loginUrl(String realm);

    /** Address of the portal of a realm. */
    String portalUrl(String realm);

    /** Where it tells the portal of a realm of sessions that are over. */
    default String portalLogoutUrl(String realm) {
        return "http://127.0.0.1:" + URI.create(portalUrl(realm)).getPort() + "/backchannel-logout/" + realm;
    }

    /** Removes a realm; once more where a task of the server wrote to it at that moment, which Keycloak answers with 409. */
    default void remove(String realm) {
        Awaitility.await("removal of " + realm)
                .ignoreExceptionsMatching(RealmHost::isConflict)
                .until(() -> {
                    admin().realm(realm).remove();
                    return true;
                });
    }

    private static boolean isConflict(Throwable refused) {
        return refused instanceof ClientErrorException client
                && client.getResponse().getStatus() == Response.Status.CONFLICT.getStatusCode();
    }

    /** Where a server on this port answers for a realm. */
    static String address(String realm, int port) {
        return "http://www." + realm + ".portal.localhost:" + port;
    }

    /** Where administrators reach a server on this port. */
    static String adminUrl(int port) {
        return "http://127.0.0.1:" + port;
    }

    /** The administrator of a server on this port. */
    static Keycloak admin(int port) {
        return adminRest(adminUrl(port))
                .realm("master")
                .clientId("admin-cli")
                .username(KeycloakServer.ADMIN)
                .password(KeycloakServer.ADMIN_PASSWORD)
                .build();
    }

    /** Admin REST of a server, for somebody still to be named. Waits for an answer for two minutes and no longer. */
    static KeycloakBuilder adminRest(String address) {
        return KeycloakBuilder.builder()
                .serverUrl(address)
                .resteasyClient(ClientBuilder.newBuilder()
                        .connectTimeout(2, TimeUnit.MINUTES)
                        .readTimeout(2, TimeUnit.MINUTES)
                        .register(JacksonProvider.class, 100)
                        .build());
    }
}
