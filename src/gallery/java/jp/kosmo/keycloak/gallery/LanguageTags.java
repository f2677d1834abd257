package jp.kosmo.keycloak.gallery;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Language tags as a client may send them: some that are in use, and as many more as there is time for. */
public final class LanguageTags {

    private static final List<String> KNOWN =
            List.of("ja", "en", "de", "fr", "pt", "pt-BR", "zh-CN", "zh-TW", "zh-Hant", "zh-Hant-TW", "zh-HK");
    private static final List<String> WRONG = List.of(
            "",
            "-",
            "_",
            "x",
            "x-",
            "a",
            "abcdefghi",
            "ja_JP",
            "ja--JP",
            "..",
            "../../etc/passwd",
            "ja/../../x",
            "%00",
            "${7*7}",
            "*",
            "i-klingon",
            "und",
            "x-a",
            "1",
            "ja-JP-JP-#u",
            "＜ja＞",
            "ja\u0000",
            "a".repeat(3000));

    private LanguageTags() {}

    /** All shapes; the same every time. */
    public static List<String> all() {
        var random = new Random(79_651);
        return Stream.of(
                        KNOWN.stream(),
                        WRONG.stream(),
                        Stream.of(Locale.getISOLanguages()),
                        some(random, 60, "%s-%s", 2, 2),
                        some(random, 60, "%s-u-ca-%s", 2, 8),
                        some(random, 60, "ja-JP-u-nu-%s", 6),
                        some(random, 60, "%s-x-%s", 2, 8),
                        some(random, 60, "x-%s-%s", 8, 8),
                        some(random, 60, "ja-JP-%s", 8),
                        some(random, 60, "%s-Latn-US-%s-%s", 3, 8, 7),
                        some(random, 60, "%s", 8))
                .flatMap(tags -> tags)
                .toList();
    }

    private static Stream<String> some(Random random, int number, String shape, int... lengths) {
        return IntStream.range(0, number)
                .mapToObj(tag -> String.format(
                        Locale.ROOT,
                        shape,
                        IntStream.of(lengths)
                                .mapToObj(length -> letters(random, length))
                                .toArray()));
    }

    private static String letters(Random random, int number) {
        return random.ints(number, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
