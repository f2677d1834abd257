package jp.kosmo.keycloak.gatling;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The unions on a server, each perhaps on a host of its own.
 *
 * @param server the server's address; its {@code {realm}} stands for the name of the realm
 * @param names the realms
 * @param callback where Keycloak sends members back to, with {@code {realm}} as well
 */
record Unions(String server, List<String> names, String callback) {

    private static final String REALM = "{realm}";
    private static final String SERVER = "server-url";
    private static final String CALLBACK = "client-redirect-uri";

    static Unions of(RunOptions options) {
        String server = options.needed(SERVER, "the address of Keycloak, https://login." + REALM + ".example")
                .replaceFirst("/+$", "");
        URI sample = address(SERVER, server);
        if (!sample.getScheme().equals("https") && !isThisMachine(sample)) {
            throw new RefusedOption(SERVER, "begins with https, or is an address of this machine");
        }
        String callback = options.text(CALLBACK).orElse(server + "/realms/" + REALM + "/account/");
        address(CALLBACK, callback);
        return new Unions(server, names(options), callback);
    }

    private static List<String> names(RunOptions options) {
        int realms = options.whole("realms", 1, 1);
        String prefix = options.text("realm-prefix").orElse("realm-");
        return options.text("realm-name")
                .map(List::of)
                .orElseGet(() ->
                        IntStream.range(0, realms).mapToObj(i -> prefix + i).toList());
    }

    private static URI address(String option, String template) {
        try {
            URI address = new URI(template.replace(REALM, "realm"));
            if (address.getHost() != null && List.of("http", "https").contains(address.getScheme())) {
                return address;
            }
        } catch (URISyntaxException noAddress) {
            throw new RefusedOption(option, "is no address of the Web: " + template);
        }
        throw new RefusedOption(option, "is no address of the Web: " + template);
    }

    private static boolean isThisMachine(URI address) {
        return address.getHost().matches("127\\.0\\.0\\.1|(.+\\.)?localhost");
    }

    /** Whether members are to reach this machine without TLS, as in the demo. */
    boolean areOnThisMachine() {
        return server.startsWith("http:");
    }

    /** Hosts of the realms in these names. */
    List<String> hosts() {
        return names.stream()
                .map(realm -> URI.create(server.replace(REALM, realm)).getHost())
                .distinct()
                .toList();
    }

    /** What a member's requests need to know of the realm. */
    Map<String, Object> addresses(String realm) {
        return Map.of(
                "issuer",
                server.replace(REALM, realm) + "/realms/" + realm,
                "callback",
                callback.replace(REALM, realm));
    }
}
