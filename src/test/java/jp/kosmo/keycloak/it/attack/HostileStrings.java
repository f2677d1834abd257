package jp.kosmo.keycloak.it.attack;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.util.JsonSerialization;

/** Texts that try to run, to break what they stand in, or to pass for something else: {@code hostile-strings.json}. */
public final class HostileStrings {

    /** Texts of all shapes that do nothing: what a page looks like with any of them, it may look like with the others. */
    public static final List<String> HARMLESS =
            List.of("harmless", "", "あ", "1", "a b", "a\nb", "a@member.example", "\u0007", "x".repeat(300));

    /** What stands in a page if a template language has worked out {@code 7*191}. */
    public static final String WORKED_OUT = "1337";

    private static final int LONG = 3_000;
    private static final Map<String, List<String>> KINDS = read();

    private HostileStrings() {}

    /** All of them. */
    public static List<String> all() {
        return KINDS.values().stream().flatMap(List::stream).toList();
    }

    /** So many of each kind. */
    public static List<String> some(int ofEachKind) {
        return KINDS.values().stream()
                .flatMap(kind -> kind.stream().limit(ofEachKind))
                .toList();
    }

    /** All of them, and some that are too long for anything. */
    public static List<String> andLongOnes() {
        return Stream.concat(
                        all().stream(),
                        Stream.of("<b>", "{", "&lt;", "\"", "あ", "\u0301", "\u202e")
                                .map(part -> part.repeat(LONG)))
                .toList();
    }

    /** Whether a database can keep it. */
    public static boolean isText(String string) {
        return string.codePoints()
                .noneMatch(character -> character == 0 || Character.getType(character) == Character.SURROGATE);
    }

    private static Map<String, List<String>> read() {
        try (InputStream file = HostileStrings.class.getResourceAsStream("/hostile-strings.json")) {
            return JsonSerialization.mapper.readValue(
                    Objects.requireNonNull(file), new TypeReference<LinkedHashMap<String, List<String>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
