package jp.kosmo.keycloak.userid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTest {

    /** The rules once more, written from the manual and not from the code: length, characters, mixture. */
    private static final Pattern MANUAL = Pattern.compile("(?=.*[a-z])(?=.*[0-9])[-a-z0-9_.@]{8,13}");

    /** What people type, paste and attack with. */
    private static final int[] ALPHABET = ("abyzABYZ0189-_.@".repeat(40)
                    + "ａＺ０＠．－かカ漢ｶ①ﬁ"
                    + "\u200b\u200d\u2060\ufeff\u00ad\u202e\u0301"
                    + "аеорсхіАνοαΑ\u212aſéß"
                    + " \t\n\u00a0\u3000\u2028\u0000\u0085"
                    + "<>&\"'$%!#?§,;:*~/\\|^=[]{}()`+"
                    + "😀𝐚𝟙\ud83d\udc00")
            .codePoints()
            .toArray();

    @Test
    void agreesWithTheManualOnRandomInput() {
        var random = new Random(20_260_401);
        int fine = 0;
        for (int i = 0; i < 50_000; i++) {
            String input = IntStream.range(0, 6 + random.nextInt(10))
                    .map(position -> ALPHABET[random.nextInt(ALPHABET.length)])
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            UserId typed = UserId.typed(input);
            boolean expected = MANUAL.matcher(typed.value()).matches();
            assertThat(typed.problems().isEmpty()).as(input).isEqualTo(expected);
            fine += expected ? 1 : 0;
        }
        assertThat(fine).as("fine ones among the random ones").isBetween(5_000, 45_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefg1", "12345678901a", "a.b-c_d@e1234", "@@@@@@a1", "hanako.1@jp"})
    void acceptsWhatTheManualAllows(String input) {
        assertThat(UserId.typed(input).problems()).isEmpty();
    }

    @Test
    void lowersCaseAndCutsBlanksAround() {
        assertThat(UserId.typed(" \u3000HanaKO2024\n").value()).isEqualTo("hanako2024");
    }

    @Test
    void doesNotDependOnTheServersLanguage() {
        Locale before = Locale.getDefault();
        try {
            for (String language : List.of("tr-TR", "az-AZ", "lt-LT", "ar-EG", "th-TH-u-nu-thai")) {
                Locale.setDefault(Locale.forLanguageTag(language));
                assertThat(UserId.typed("TITANIC1").value()).isEqualTo("titanic1");
                assertThat(UserId.typed("TITANIC\u200b1").problems())
                        .containsExactly(new UserIdViolation("kosmoUserIdInvisible", "U+200B"));
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "abc1234,kosmoUserIdTooShort,8",
        "abcdefg1234567,kosmoUserIdTooLong,13",
        "12345678,kosmoUserIdNoLetter,''",
        "abcdefgh,kosmoUserIdNoDigit,''"
    })
    void namesTheRule(String input, String messageKey, String detail) {
        assertThat(UserId.typed(input).problems()).containsExactly(new UserIdViolation(messageKey, detail));
    }

    @ParameterizedTest
    @ValueSource(ints = {' ', '\t', '\n', 0x0b, 0xa0, 0x3000, 0x2003, 0x2028})
    void namesBlanks(int character) {
        assertThat(with(character)).containsExactly(new UserIdViolation("kosmoUserIdBlank", ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x7f, 0x85, 0xad, 0x301, 0x200b, 0x200d, 0x202e, 0x2060, 0xfe0f, 0xfeff, 0xe000, 0xd83d})
    void namesWhatCannotBeSeenByNumber(int character) {
        assertThat(with(character))
                .containsExactly(new UserIdViolation("kosmoUserIdInvisible", "U+%04X".formatted(character)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ａ", "ｚ", "Ｚ", "０", "９", "＠", "．", "－", "＿", "①", "𝐚", "ー", "ｰ", "−", "。", "｡"})
    void readsWhatAJapaneseKeyboardWritesInFullWidth(String character) {
        assertThat(with(character.codePointAt(0))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ｈａｎａｋｏ２０２６,hanako2026",
        "ＨＡＮＡＫＯ２０２６,hanako2026",
        "'　hanako2026　',hanako2026",
        "'\u00a0hanako2026\u200b\ufeff',hanako2026",
        "ｈａｎａｋｏ＠２０２６,hanako@2026",
        "hanakoー2026,hanako-2026",
        "hanako。2026,hanako.2026",
    })
    void isReadInHalfWidth(String typed, String userId) {
        assertThat(UserId.typed(typed)).isEqualTo(new UserId(userId));
        assertThat(UserId.typed(typed).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"а", "е", "о", "р", "с", "х", "і", "ο", "α", "ν", "é", "ß", "օ"})
    void namesLettersThatLookLatin(String character) {
        assertThat(with(character.codePointAt(0)))
                .containsExactly(new UserIdViolation("kosmoUserIdLookAlike", character));
    }

    /** Every character of the manual's list that is not a blank, and what else a Japanese keyboard gives. */
    @Test
    void namesForbiddenCharacters() {
        "<>&\"'$%!#?§,;:*~/\\|^=[]{}()`+かカ漢😀"
                .codePoints()
                .forEach(character -> assertThat(with(character))
                        .containsExactly(new UserIdViolation("kosmoUserIdForbidden", Character.toString(character))));
    }

    @ParameterizedTest
    @CsvSource({
        "！あ！,kosmoUserIdForbidden,! あ",
        "ｶ～¥,kosmoUserIdForbidden,カ ~ \\",
        "ａ!abcd,kosmoUserIdForbidden,!",
        "аbcοd1,kosmoUserIdLookAlike,а ο",
        "'a b+c​',kosmoUserIdForbidden,+",
        "'a b​c',kosmoUserIdBlank,''",
        "a​b﻿c,kosmoUserIdInvisible,U+200B U+FEFF",
        "hanako,kosmoUserIdShape,''",
        "_,kosmoUserIdShape,''",
        "1234567,kosmoUserIdShape,''"
    })
    void saysInOneSentenceWhatIsWrongInSeveralWays(String input, String messageKey, String detail) {
        assertThat(UserId.typed(input).problems()).containsExactly(new UserIdViolation(messageKey, detail));
    }

    /** Of any length and any characters: what is said about it, and shown of it again, stays short. */
    @ParameterizedTest
    @ValueSource(ints = {14, 65, 3_000, 14_000, 1_000_000})
    void saysLittleAboutMuch(int length) {
        var random = new Random(length);
        for (int[] alphabet : new int[][] {ALPHABET, IntStream.range(1, 0xd800).toArray(), {'a'}, {' '}, {'\u200b'}}) {
            String input = IntStream.range(0, length)
                    .map(position -> alphabet[random.nextInt(alphabet.length)])
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            UserId typed = UserId.typed(input);
            assertThat(typed.value()).hasSizeLessThan(200);
            for (List<UserIdViolation> said : List.of(
                    typed.problems(),
                    typed.characterProblems(),
                    new UserId(input).problems(),
                    new UserId(input).characterProblems())) {
                assertThat(said)
                        .hasSizeLessThan(2)
                        .allSatisfy(it -> assertThat(it.detail()).hasSizeLessThan(30));
            }
            assertThat(new UserId(input).problems()).isNotEmpty();
        }
    }

    @Test
    void countsCharactersNotHalvesOfThem() {
        assertThat(UserId.typed("abcdefghijk1😀").problems())
                .containsExactly(new UserIdViolation("kosmoUserIdForbidden", "😀"));
    }

    private static List<UserIdViolation> with(int character) {
        return UserId.typed("abcd" + Character.toString(character) + "1234").problems();
    }
}
