package jp.kosmo.keycloak.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the realm files of the two unions from the one source they have, {@code src/realm}: {@code ./mvnw -Prealms}.
 *
 * <p>{@code @name@} in {@code union.json} is what the union's properties say, and {@code @file:name@} another file of the
 * folder, as Keycloak wants it: in a string, JSON without its line breaks. {@code @logo@} is the picture that the demo's portal
 * of the union shows too.
 */
public final class RealmExport {

    static final List<String> UNIONS = List.of("kanekakenpo", "daiwakenpo");

    private static final Path SOURCE = Path.of("src/realm");
    private static final Path PICTURES = Path.of("src/demo/resources/demo");
    private static final Pattern INCLUDED = Pattern.compile("@file:([a-z.-]+)@");
    private static final ObjectMapper JSON = new ObjectMapper();

    private RealmExport() {}

    /** Writes them all; takes no arguments. */
    public static void main(String[] args) throws IOException {
        for (String union : UNIONS) {
            Files.writeString(file(union), text(union));
        }
    }

    /** Where the file of a union lies. */
    static Path file(String union) {
        return Path.of("realm-export", union + "-realm.json");
    }

    /** The file of a union, as the source says. */
    static String text(String union) {
        String text = INCLUDED.matcher(Project.text(SOURCE.resolve("union.json")))
                .replaceAll(file -> Matcher.quoteReplacement(inString(file.group(1))));
        Properties own = properties(union);
        for (String name : own.stringPropertyNames()) {
            text = text.replace("@" + name + "@", own.getProperty(name));
        }
        return text;
    }

    /** What a union has of its own, and its name in capitals, for the names of variables. */
    static Properties properties(String union) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Project.text(SOURCE.resolve(union + ".properties"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        properties.setProperty("logo", "data:image/svg+xml;base64," + base64(PICTURES.resolve(union + ".svg")));
        return properties;
    }

    private static String base64(Path picture) {
        return Base64.getEncoder().encodeToString(Project.text(picture).strip().getBytes(StandardCharsets.UTF_8));
    }

    private static String inString(String name) {
        String text = Project.text(SOURCE.resolve(name)).strip();
        try {
            String value = name.endsWith(".json") ? JSON.readTree(text).toString() : text;
            String quoted = JSON.writeValueAsString(value);
            return quoted.substring(1, quoted.length() - 1);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
