package jp.kosmo.keycloak.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.ConsoleWords;
import jp.kosmo.keycloak.it.fixture.Union;
import org.keycloak.representations.userprofile.config.UPAttribute;

/** What a union's administrator sees of a refusal, in both languages: sentences in the words that stand on the screen. */
final class ScreenWords {

    private final ConsoleWords japanese;
    private final ConsoleWords english;
    private final List<String> attributes;

    ScreenWords(Union union) {
        japanese = ConsoleWords.of(union.loginUrl(), union.name(), "ja");
        english = ConsoleWords.of(union.loginUrl(), union.name(), "en");
        attributes = union.admin().users().userProfile().getConfiguration().getAttributes().stream()
                .map(UPAttribute::getName)
                .toList();
    }

    /** What the Japanese console shows. */
    List<ConsoleWords.Refusal> japanese(String answer) {
        return japanese.shown(answer);
    }

    /** The answer is about this field, and shown without a place that nothing was put in, a key or a raw name. */
    void say(String answer, String field) {
        for (ConsoleWords words : List.of(japanese, english)) {
            List<ConsoleWords.Refusal> shown = words.shown(answer);
            assertThat(shown)
                    .isNotEmpty()
                    .allSatisfy(refusal -> assertThat(refusal.sentence())
                            .isNotBlank()
                            .doesNotContain("{", "}", "kosmo", "error-", "Message")
                            .doesNotContain(rawNames(words)));
            assertThat(shown).extracting(ConsoleWords.Refusal::field).contains(field);
        }
        assertThat(japanese.shown(answer))
                .allSatisfy(refusal -> assertThat(refusal.sentence()).containsPattern("[ぁ-ん]"));
    }

    /** An English word is no raw name. */
    private String[] rawNames(ConsoleWords words) {
        return Stream.concat(
                        attributes.stream()
                                .filter(name -> words == japanese || !name.equals("birthdate"))
                                .filter(name -> !List.of("username", "email").contains(name)),
                        Stream.of("graceDays", "effectiveFrom", "textJa", "maxFailures", "max_auth_age"))
                .toArray(String[]::new);
    }
}
