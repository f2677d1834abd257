package jp.kosmo.keycloak.password.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {

    private static final List<String> WORDS = List.of(
            "password",
            "sakura",
            "arashi",
            "doraemon",
            "pokemon",
            "hanako",
            "tarou",
            "tanaka",
            "suzuki",
            "watanabe",
            "nippon",
            "tokyo",
            "osaka",
            "kenpo",
            "aishiteru",
            "iloveyou",
            "dragon",
            "monkey",
            "letmein",
            "welcome",
            "admin",
            "qwerty",
            "zxcvbnm",
            "asdfghjkl",
            "football",
            "princess",
            "sunshine",
            "tigers",
            "giants",
            "yamato",
            "abcdefg",
            "takahashi",
            "kobayashi",
            "himawari",
            "hikaru",
            "naruto",
            "hanshin",
            "himitsu",
            "arigato");
    private static final List<UnaryOperator<String>> SPELLINGS = List.of(
            word -> word + "1",
            word -> word + "123",
            word -> word + "2026",
            word -> capitalised(word) + "1!",
            word -> capitalised(word) + "123!",
            word -> word.toUpperCase(Locale.ROOT) + "12345678",
            word -> word + "!?1",
            word -> capitalised(word) + "19801201",
            CommonPasswordsTest::fullWidth);

    /** More than three hundred of what people write when they are asked for a letter and a digit. */
    @Test
    void knowsTheWordsWithWhateverIsHungOnToThem() {
        List<String> passed = WORDS.stream()
                .flatMap(word -> SPELLINGS.stream().map(spelling -> spelling.apply(word)))
                .filter(password -> !CommonPasswords.contains(password))
                .toList();
        assertThat(WORDS.size() * SPELLINGS.size()).isGreaterThan(300);
        assertThat(passed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sakura123!", "Password1!", "P@ssw0rd", "12345678", "123456789", "1qaz2wsx", "zaq12wsx", "1q2w3e4r",
                "abc12345", "trustno1", "qwerty123", "a1b2c3d4", "11111111", "q1w2e3r4", "iloveyou2", "password?"
            })
    void knowsWhatIsTriedFirst(String password) {
        assertThat(CommonPasswords.contains(password)).isTrue();
    }

    /** A word that merely occurs in a password is no reason. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sakura-no-ki-7",
                "sakura kirei 2026 haru",
                "tokyo-osaka-nagoya",
                "Abcdef-1",
                "my8dragons&3cats",
                "a28371964",
                "Kx7",
                "",
                "!!!???111"
            })
    void letsTheRestPass(String password) {
        assertThat(CommonPasswords.contains(password)).isFalse();
    }

    @Test
    void refusesNoneOfTenThousandGoodOnes() {
        var random = new Random(20_260_401);
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            String password = i % 2 == 0 ? characters(random, 10 + random.nextInt(8)) : passphrase(random);
            if (CommonPasswords.contains(password)) {
                refused.add(password);
            }
        }
        assertThat(refused).isEmpty();
    }

    /** A megabyte of digits is looked at once, not once for every digit. */
    @Test
    void answersAboutAnythingAtOnce() {
        assertThat(CommonPasswords.contains("1".repeat(1_000_000) + "x")).isFalse();
        assertThat(CommonPasswords.contains("sakura" + "1".repeat(1_000_000))).isTrue();
    }

    @Test
    void holdsThePublicList() {
        assertThat(CommonPasswords.size()).isBetween(50_000, 70_000);
    }

    private static String characters(Random random, int length) {
        String from = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + Characters.SYMBOLS;
        return IntStream.range(0, length)
                .mapToObj(position -> String.valueOf(from.charAt(random.nextInt(from.length()))))
                .collect(Collectors.joining());
    }

    private static String passphrase(Random random) {
        return Stream.generate(() -> WORDS.get(random.nextInt(WORDS.size())))
                .limit(3)
                .collect(Collectors.joining("-", "", String.valueOf(random.nextInt(1000))));
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String fullWidth(String word) {
        return word.chars()
                .mapToObj(character -> Character.toString(character + 0xfee0))
                .collect(Collectors.joining("", "", "１"));
    }
}
