package jp.kosmo.keycloak.text;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/**
 * As much of a name as tells the members of a family apart, and no more: 「山○ 太○」 of 「山田 太郎」, "T. Y." of
 * "Taro Yamada".
 */
public record MaskedName(String name) {

    /** The attribute ユーザー名. */
    public static final String ATTRIBUTE = "displayName";

    /** Of the member's name on record; empty when there is none. */
    public static MaskedName of(UserModel member) {
        return new MaskedName(
                Optional.ofNullable(member.getFirstAttribute(ATTRIBUTE)).orElse(""));
    }

    @Override
    public String toString() {
        return Stream.of(name.strip().split("[\\s\\u3000]+"))
                .filter(part -> !part.isEmpty())
                .map(MaskedName::shorten)
                .collect(Collectors.joining(" "));
    }

    private static String shorten(String part) {
        String first = part.substring(0, part.offsetByCodePoints(0, 1));
        boolean latin = Character.UnicodeScript.of(part.codePointAt(0)) == Character.UnicodeScript.LATIN;
        return first + (latin ? "." : "○");
    }
}
