package jp.kosmo.keycloak.it.input;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.attack.HostileField;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.fixture.Union;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However much is sent in a field, the answer is a small page that says little about it. */
class LongInputIT {

    private static final int LONG = 14_000;
    private static final int LARGEST_PAGE = 60_000;
    private static final int LONGEST_SENTENCE = 300;

    private static final List<Union> UNIONS = Stream.of("kanekakenpo", "daiwakenpo")
            .map(original -> Union.copyOf(original, "long-" + original, realm -> realm.setBruteForceProtected(false)))
            .toList();

    private static final List<String> TEXTS = List.of(
            IntStream.range(0, LONG)
                    .map(character -> 0x4e00 + character)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining()),
            IntStream.range(0, LONG)
                    .map(character -> 1 + character)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining()),
            "\"".repeat(LONG),
            "ａ\u200b!".repeat(LONG / 3),
            "1".repeat(100_000),
            "A".repeat(700));

    static Stream<Arguments> fields() {
        return UNIONS.stream().flatMap(union -> HostileField.ALL.stream().map(field -> Arguments.of(union, field)));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void isAnsweredShortly(Union union, HostileField field) {
        var softly = new SoftAssertions();
        LoginClient client = field.open(union);
        for (String text : TEXTS) {
            client = field.send(client, text);
            if (!client.isDone()) {
                Page page = client.page();
                String what = text.length() + " of " + text.substring(0, 3) + " on " + page.id();
                softly.assertThat(page.status()).as(what).isLessThan(500);
                softly.assertThat(page.html().length()).as(what).isLessThan(LARGEST_PAGE);
                softly.assertThat(page.fieldErrors().values())
                        .as(what)
                        .allSatisfy(error -> softly.assertThat(error).as(what).hasSizeLessThan(LONGEST_SENTENCE));
            }
            client = field.back(client, union);
        }
        softly.assertAll();
    }
}
