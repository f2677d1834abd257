package jp.kosmo.keycloak.it;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.keycloak.admin.client.Keycloak;

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
        return Keycloak.getInstance(
                adminUrl(port), "master", KeycloakServer.ADMIN, KeycloakServer.ADMIN_PASSWORD, "admin-cli");
    }
}
