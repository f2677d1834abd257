package jp.kosmo.keycloak.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.harness.KeycloakDistribution;
import jp.kosmo.keycloak.it.harness.KeycloakProcess;
import jp.kosmo.keycloak.it.harness.RealmFiles;
import org.keycloak.admin.client.Keycloak;

/** Keycloak as the demo runs it: reachable from this machine only, its database in memory, the theme from its sources. */
final class DemoServer {
    static final String ADMIN = "admin";
    static final Path WORK = Path.of("target", "demo");
    static final Path LOG = WORK.resolve("keycloak.log");

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private DemoServer() {}

    /** Starts it and waits until the realms are there; it ends with this JVM. */
    static KeycloakProcess start(Ports ports, Sites sites) {
        KeycloakDistribution keycloak = KeycloakDistribution.unpacked(
                KeycloakDistribution.archive(), WORK.resolve("keycloak-" + KeycloakDistribution.version()));
        keycloak.replaceRealms(RealmFiles.all());
        try {
            Files.copy(
                    Path.of("providers", "kosmo.jar"),
                    keycloak.home().resolve("providers").resolve("kosmo.jar"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        KeycloakProcess process = keycloak.start(
                LOG,
                environment(ports, sites),
                "start-dev",
                List.of(
                        "--import-realm",
                        "--db=dev-mem",
                        "--cache=local",
                        "--http-host=127.0.0.1",
                        "--http-port=" + ports.keycloak().number(),
                        "--spi-theme--folder--dir=" + Path.of("themes").toAbsolutePath()));
        process.awaitReady(address(ports).resolve("/realms/master"), PATIENCE);
        return process;
    }

    /** The administrator, and what the realm files leave open: the addresses of the unions, and the mail server. */
    private static Map<String, String> environment(Ports ports, Sites sites) {
        var environment = new HashMap<>(Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                ADMIN,
                RealmFiles.SMTP_PORT,
                String.valueOf(ports.smtp().number())));
        sites.all().forEach(site -> {
            environment.put(RealmFiles.portalUrl(site.realm()), site.portal().toString());
            environment.put(RealmFiles.loginUrl(site.realm()), site.login().toString());
            environment.put(
                    RealmFiles.portalLogoutUrl(site.realm()),
                    site.backChannelLogout().toString());
        });
        return environment;
    }

    private static URI address(Ports ports) {
        return URI.create("http://127.0.0.1:" + ports.keycloak().number());
    }

    /** Admin REST as the administrator of the whole server. */
    static Keycloak admin(Ports ports) {
        return Keycloak.getInstance(address(ports).toString(), "master", ADMIN, ADMIN, "admin-cli");
    }
}
