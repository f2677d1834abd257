package jp.kosmo.keycloak.supportcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SupportCodeTest {

    /** Of each of these at most one may be used. */
    private static final List<String> ALIKE =
            List.of("0OQD", "1ILJ", "2Z", "5S", "6GC", "8B", "UV", "MN", "BCDEGPTVZ", "AJK", "VW", "7Q");

    @Test
    void isReadAndHeardAsOneThingOnly() {
        Set<Integer> used =
                codes().flatMap(code -> code.replace("-", "").chars().boxed()).collect(Collectors.toSet());
        for (String alike : ALIKE) {
            assertThat(used.stream().filter(character -> alike.indexOf(character) >= 0))
                    .as("of %s", alike)
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void isNoTelephoneNumberAndNoWord() {
        assertThat(codes()).allMatch(code -> code.matches("[A-Z][A-Z\\d]{2}-[A-Z][A-Z\\d]{2}"));
        assertThat(codes()).noneMatch(code -> code.matches(".*[AEIOU].*"));
    }

    @Test
    void isReadHoweverItIsTyped() {
        assertThat(codes())
                .allMatch(code -> Stream.of(
                                code,
                                code.toLowerCase(Locale.ROOT),
                                " " + code.replace('-', ' '),
                                code.replace("-", "ー"))
                        .allMatch(typed -> SupportCode.typed(typed).equals(Optional.of(code))));
        assertThat(SupportCode.typed("Ｋ７Ｆ－Ｔ４Ｍ")).contains("K7F-T4M");
        assertThat(Stream.of("", "K7F", "K7F-T4M-K7F", "77F-T4M", "A7F-T4M", "hanako2026"))
                .allMatch(other -> SupportCode.typed(other).isEmpty());
    }

    private static Stream<String> codes() {
        return Stream.generate(SupportCode::create).limit(2_000);
    }
}
