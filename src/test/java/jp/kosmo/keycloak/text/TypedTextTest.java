package jp.kosmo.keycloak.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTextTest {

    private static final int TEXTS = 100_000;

    /** By Unicode's own classes, as regular expressions know them, and not by the code's questions. */
    private static final String UNSEEN =
            "[\\p{Z}\\p{Cf}\\t-\\r\\x1c-\\x1f\\x85\\u034F\\u115F\\u1160\\u2800\\u3164\\uFE00-\\uFE0F\\uFFA0]+";

    private static final Pattern UNSEEN_ENDS = Pattern.compile("^" + UNSEEN + "|" + UNSEEN + "\\z");

    private static final List<int[]> ALPHABETS = List.of(
            "abzAZ019-_.@ ".codePoints().toArray(),
            "ａｂｚＡＺ０１９－＿．＠　".codePoints().toArray(),
            "ー。、〜¥￥‐−‘’“”ｱｶﾞ｡ｰ".codePoints().toArray(),
            IntStream.of(0x20, 0x09, 0x0a, 0xa0, 0x3000, 0x2003, 0x200b, 0x200d, 0xfeff, 0xfe0f, 0x3164, 0x85, 0x2028)
                    .toArray(),
            IntStream.concat(IntStream.range(1, 0xd800), IntStream.range(0xe000, 0x3134f))
                    .filter(Character::isDefined)
                    .toArray());

    @ParameterizedTest
    @CsvSource({
        "'　ｈａｎａｋｏ＠ｅｘａｍｐｌｅ。ｊｐ\u200b', hanako@example.jp",
        "'\ufeff ａ—ｂ〜ｃ、ｄ ', 'a-b~c,d'",
        "Ab¥c￥d＼e, 'Ab\\c\\d\\e'",
        "'ﾔﾏﾀﾞ', ヤマダ",
        "'a b', a b",
    })
    void isReadInHalfWidthWithoutWhatNobodySees(String typed, String read) {
        assertThat(TypedText.ascii(typed)).isEqualTo(read);
    }

    /** Texts of ordinary characters, Japanese keyboards, blanks and anything else that Unicode has, mixed. */
    @Test
    void holdsForAnyText() {
        var random = new Random(20261129);
        for (int i = 0; i < TEXTS; i++) {
            String typed = text(random);
            String read = TypedText.ascii(typed);

            assertThat(TypedText.ascii(read))
                    .as("read again: %s", escaped(typed))
                    .isEqualTo(read);
            assertThat(TypedText.trimmed(typed))
                    .as("trimmed: %s", escaped(typed))
                    .isEqualTo(UNSEEN_ENDS.matcher(typed).replaceAll(""));
            assertThat(read.codePoints().anyMatch(c -> (c >= 0xff01 && c <= 0xff5e) || "ー。、〜¥−".indexOf(c) >= 0))
                    .as("full width left: %s", escaped(typed))
                    .isFalse();
            assertThat(TypedText.compact(typed))
                    .as("compact: %s", escaped(typed))
                    .doesNotContain("-", " ", "\u3000", "\u200b");
        }
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(12))
                .map(position -> {
                    int[] alphabet = ALPHABETS.get(random.nextInt(ALPHABETS.size()));
                    return alphabet[random.nextInt(alphabet.length)];
                })
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.codePoints().mapToObj("U+%04X"::formatted).collect(Collectors.joining(" "));
    }
}
