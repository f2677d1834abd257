package jp.kosmo.keycloak.notice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.device.DeviceRepresentationProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.account.DeviceRepresentation;

/**
 * What a request came from, in words: "iPhone", "Safari". Browsers send whatever their owners like, so only words of ours
 * get into a mail.
 *
 * @param machine empty = unknown
 * @param browser empty = unknown
 */
record ClientDevice(String machine, String browser) {

    /** What Keycloak's words for device and system contain, the telling ones first. */
    private static final Map<String, String> MACHINES = ordered(
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Android", "Android"),
            Map.entry("Windows", "Windows"),
            Map.entry("Chrome OS", "Chromebook"),
            Map.entry("Mac OS X", "Mac"),
            Map.entry("Linux", "Linux"),
            Map.entry("Ubuntu", "Linux"));

    /** What Keycloak's words for browsers contain; most of the others also call themselves one of the last two. */
    private static final Map<String, String> BROWSERS = ordered(
            Map.entry("Edge", "Edge"),
            Map.entry("Samsung Internet", "Samsung Internet"),
            Map.entry("Opera", "Opera"),
            Map.entry("Firefox", "Firefox"),
            Map.entry("Chrome", "Chrome"),
            Map.entry("Safari", "Safari"));

    /** Of the request that the session is about. */
    static ClientDevice of(KeycloakSession session) {
        DeviceRepresentation found =
                session.getProvider(DeviceRepresentationProvider.class).deviceRepresentation();
        return found == null
                ? new ClientDevice("", "")
                : new ClientDevice(
                        word(MACHINES, found.getDevice() + " " + found.getOs()), word(BROWSERS, found.getBrowser()));
    }

    private static String word(Map<String, String> words, @Nullable String found) {
        return Optional.ofNullable(found).stream()
                .flatMap(text -> words.keySet().stream().filter(text::contains))
                .findFirst()
                .map(words::get)
                .orElse("");
    }

    @SafeVarargs
    private static Map<String, String> ordered(Map.Entry<String, String>... entries) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : entries) {
            words.put(entry.getKey(), entry.getValue());
        }
        return words;
    }
}
