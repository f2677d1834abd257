package jp.kosmo.keycloak.office.member.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import jp.kosmo.keycloak.mfa.MfaMethod;
import jp.kosmo.keycloak.office.member.LoginStep;
import jp.kosmo.keycloak.office.member.MemberStanding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** There are words for every code of the card. */
class CardTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void everyCodeHasWords(String language) throws IOException {
        var texts = new Properties();
        Path file = Path.of("src/main/resources/theme-resources/messages/messages_" + language + ".properties");
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        Stream<String> keys = Stream.of(
                        Stream.of(MemberStanding.Code.values()).map(code -> "Standing." + code),
                        Stream.of(LoginStep.values()).map(step -> "Step." + step),
                        Stream.of(MfaMethod.values()).map(method -> "Method." + method.value()),
                        Stream.of(MemberEvent.Code.values()).map(code -> "Event." + code))
                .flatMap(all -> all);
        assertThat(keys.map(key -> "kosmoOffice" + key)).allMatch(texts::containsKey);
    }
}
