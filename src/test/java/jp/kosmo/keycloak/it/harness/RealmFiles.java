package jp.kosmo.keycloak.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.util.JsonSerialization;

/** The realm files that ship: where they are, the placeholders in them, and copies of them under other names. */
public final class RealmFiles {

    static final String SMTP_HOST = "KOSMO_SMTP_HOST";
    /** The placeholder for the port of the mail server. */
    public static final String SMTP_PORT = "KOSMO_SMTP_PORT";

    static final List<String> ADDRESS_LIMITS =
            List.of("KOSMO_REQUESTS_PER_IP_HOUR", "KOSMO_FAILURES_PER_ADDRESS", "KOSMO_FAILURES_PER_NETWORK");

    private static final Path FOLDER = Path.of("realm-export");
    private static final String SUFFIX = "-realm.json";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(KOSMO_[A-Z0-9_]+):([^}]*)}");

    private RealmFiles() {}

    /** Every realm file that ships. */
    public static List<Path> all() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Name of the realm in a file. */
    public static String realmName(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** The placeholder for the address of Keycloak on a union's host. */
    public static String loginUrl(String realm) {
        return "KOSMO_LOGIN_URL_" + realm.toUpperCase(Locale.ROOT);
    }

    /** The placeholder for the address of a union's portal. */
    public static String portalUrl(String realm) {
        return "KOSMO_PORTAL_URL_" + realm.toUpperCase(Locale.ROOT);
    }

    /** The placeholder for the address at which Keycloak tells a union's portal of sessions that are over. */
    public static String portalLogoutUrl(String realm) {
        return "KOSMO_PORTAL_LOGOUT_URL_" + realm.toUpperCase(Locale.ROOT);
    }

    /** The placeholders of a realm's file for a copy of this name on this server. */
    public static Map<String, String> environment(RealmHost host, String original, String name) {
        Map<String, String> environment = new HashMap<>(host.placeholders());
        environment.put(loginUrl(original), host.loginUrl(name));
        environment.put(portalUrl(original), host.portalUrl(name));
        environment.put(portalLogoutUrl(original), host.portalLogoutUrl(name));
        return environment;
    }

    /**
     * The realm {@code original} under another name, placeholders replaced as {@code --import-realm} does it, and
     * without its internal ids, which must differ from the original's.
     */
    public static RealmRepresentation copy(String original, String name, Map<String, String> environment) {
        return copy(FOLDER.resolve(original + SUFFIX), original, name, environment);
    }

    /** The same from a file that lies elsewhere. */
    public static RealmRepresentation copy(Path file, String original, String name, Map<String, String> environment) {
        try {
            // First the name, or it would be changed in the values of the environment, too.
            String text = Files.readString(file).replace(original, name);
            text = PLACEHOLDER
                    .matcher(text)
                    .replaceAll(match ->
                            Matcher.quoteReplacement(environment.getOrDefault(match.group(1), match.group(2))));
            JsonNode realm = JsonSerialization.mapper.readTree(text);
            removeIds(realm);
            return JsonSerialization.mapper.treeToValue(realm, RealmRepresentation.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy realm " + original, e);
        }
    }

    private static void removeIds(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(List.of("id", "containerId"));
        }
        node.forEach(RealmFiles::removeIds);
    }
}
