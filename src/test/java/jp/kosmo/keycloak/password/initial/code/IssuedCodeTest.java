package jp.kosmo.keycloak.password.initial.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuedCodeTest {

    private static final String ALPHABET = "34679ACDEFGHJKMNPQRTWXY";
    private static final int CODES = 2000;

    @Test
    void isPrintedInThreeGroupsWithoutSignsThatLookAlike() {
        assertThat(codes().map(IssuedCode::printed))
                .allMatch(printed -> printed.matches("([%1$s]{5}-){2}[%1$s]{5}".formatted(ALPHABET)))
                .doesNotHaveDuplicates();
        assertThat(ALPHABET).doesNotContainPattern("[0O1ILZ2S5B8UV]");
    }

    /** 14 letters of 23, each as likely as any other. */
    @Test
    void hasMoreThanSixtyBits() {
        assertThat(14 * Math.log(ALPHABET.length()) / Math.log(2)).isGreaterThan(63);

        int[] counts = new int[Character.MAX_VALUE];
        codes().flatMapToInt(code -> code.letters().substring(0, 14).chars()).forEach(letter -> counts[letter]++);
        double expected = 14.0 * CODES / ALPHABET.length();
        double deviation = ALPHABET.chars()
                .mapToDouble(letter -> Math.pow(counts[letter] - expected, 2) / expected)
                .sum();
        assertThat(deviation)
                .as("chi squared of 22 degrees; beyond it once in a million")
                .isLessThan(72);
    }

    private static final List<UnaryOperator<String>> GROUPINGS = List.of(
            text -> text,
            text -> text.replace("-", ""),
            text -> text.replace("-", " "),
            text -> text.replace("-", "\u3000"),
            text -> text.replace("-", "ー"),
            text -> text.replace("-", "―"),
            text -> text.replace("-", "−"),
            text -> text.replace("-", "・"),
            text -> text.replace("-", "_"),
            text -> " " + text + "\r\n",
            text -> "\u200b" + text.replace("-", " - ") + "\ufeff",
            text -> text.replaceAll("(.)", "$1 "),
            text -> text.replace("-", "").replaceAll("(...)", "$1-"));

    private static final List<UnaryOperator<String>> FORMS = List.of(
            UnaryOperator.identity(), IssuedCodeTest::small, IssuedCodeTest::fullWidth, text -> fullWidth(small(text)));

    static Stream<UnaryOperator<String>> spellings() {
        return GROUPINGS.stream()
                .flatMap(grouping -> FORMS.stream().map(form -> text -> form.apply(grouping.apply(text))));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void isReadInAnyWidthCaseAndGrouping(UnaryOperator<String> spelling) {
        assertThat(codes().limit(50))
                .allSatisfy(code -> assertThat(IssuedCode.read(spelling.apply(code.printed())))
                        .as("%s", spelling.apply(code.printed()))
                        .contains(code));
    }

    @Test
    void everyWrongLetterIsFound() {
        assertThat(codes().limit(200).map(IssuedCode::letters))
                .allSatisfy(letters -> assertThat(IntStream.range(0, letters.length())
                                .boxed()
                                .flatMap(place -> ALPHABET.chars()
                                        .filter(other -> other != letters.charAt(place))
                                        .mapToObj(other -> with(letters, place, (char) other)))
                                .filter(slip -> IssuedCode.read(slip).isPresent()))
                        .isEmpty());
    }

    @Test
    void everyTwoThatHaveChangedPlacesAreFound() {
        assertThat(codes().map(IssuedCode::letters))
                .allSatisfy(letters -> assertThat(swaps(letters)
                                .filter(slip -> !slip.equals(letters))
                                .filter(slip -> IssuedCode.read(slip).isPresent()))
                        .isEmpty());
    }

    private static Stream<String> swaps(String letters) {
        return IntStream.range(0, letters.length())
                .boxed()
                .flatMap(one -> IntStream.range(0, one)
                        .mapToObj(
                                other -> with(with(letters, one, letters.charAt(other)), other, letters.charAt(one))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "33333-33333-3333", "33333-33333-333333", "00000-00000-00000", "パスワード"})
    void nothingElseIsOne(String typed) {
        assertThat(IssuedCode.read(typed)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IssuedCode(typed))
                .withMessage("no code");
    }

    @Test
    void keepsItselfOutOfTexts() {
        IssuedCode code = IssuedCode.random();

        assertThat(code.toString()).isEqualTo("IssuedCode");
        assertThat(StoredCode.of(code, null).toString()).isEqualTo("StoredCode");
    }

    @Test
    void noTwoAreAlike() {
        Set<IssuedCode> made = new HashSet<>();
        codes().forEach(made::add);
        assertThat(made).hasSize(CODES);
    }

    private static Stream<IssuedCode> codes() {
        return Stream.generate(IssuedCode::random).limit(CODES);
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String fullWidth(String text) {
        return text.chars()
                .map(sign -> sign > ' ' && sign <= '~' ? sign + 0xFEE0 : sign)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String with(String letters, int place, char letter) {
        return letters.substring(0, place) + letter + letters.substring(place + 1);
    }
}
