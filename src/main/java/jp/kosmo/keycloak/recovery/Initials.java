package jp.kosmo.keycloak.recovery;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * As much of a name as tells the members of a family apart, and no more (SPEC A15): 「山○ 太○」 of 「山田 太郎」, "T. Y." of
 * "Taro Yamada".
 */
record Initials(String name) {

    @Override
    public String toString() {
        return Stream.of(name.strip().split("[\\s\\u3000]+"))
                .filter(part -> !part.isEmpty())
                .map(Initials::shorten)
                .collect(Collectors.joining(" "));
    }

    private static String shorten(String part) {
        String first = part.substring(0, part.offsetByCodePoints(0, 1));
        boolean latin = Character.UnicodeScript.of(part.codePointAt(0)) == Character.UnicodeScript.LATIN;
        return first + (latin ? "." : "○");
    }
}
