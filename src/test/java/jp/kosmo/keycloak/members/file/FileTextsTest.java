package jp.kosmo.keycloak.members.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.members.file.csv.FileRefusal;
import jp.kosmo.keycloak.members.file.row.FileProblem.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever reading finds has its sentence, and so has every reason of a row that the document of the office's calls has. */
class FileTextsTest {

    private static final Path DOCUMENT = Path.of("docs/office-api.md");
    private static final Pattern REASONS = Pattern.compile("(?s)\\| Reason \\| \\|\n(.*?)\n\n");
    private static final Pattern REASON = Pattern.compile("`([A-Z_]+)`");

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void everyFindingHasItsSentenceAndNoOtherDoes(String language) throws IOException {
        assertThat(texts(language).stringPropertyNames().stream()
                        .filter(key -> key.startsWith("kosmoOfficeFile"))
                        .collect(Collectors.toSet()))
                .isEqualTo(Stream.of(
                                Arrays.stream(FileRefusal.Code.values())
                                        .map(code -> new FileRefusal(code).messageKey()),
                                Arrays.stream(Code.values()).map(Code::messageKey),
                                Arrays.stream(Code.values())
                                        .filter(Code::isDamage)
                                        .map(Code::damageKey),
                                reasons().map(reason -> "kosmoOfficeFileRow." + reason))
                        .flatMap(keys -> keys)
                        .collect(Collectors.toSet()));
    }

    @Test
    void damageIsToldByColumnAndNumber() throws IOException {
        assertThat(new MessageFormat(texts("ja").getProperty(Code.LEADING_ZEROS.damageKey()), Locale.JAPANESE)
                        .format(new Object[] {"番号", 312}))
                .isEqualTo("列『番号』：先頭の0が312行で消えています");
    }

    private static Stream<String> reasons() throws IOException {
        return REASONS.matcher(Files.readString(DOCUMENT))
                .results()
                .flatMap(table -> table.group(1).lines())
                .map(row -> row.split("\\|", 3)[1])
                .flatMap(cell -> REASON.matcher(cell).results())
                .map(reason -> reason.group(1));
    }

    private static Properties texts(String language) throws IOException {
        var texts = new Properties();
        try (var file = Files.newBufferedReader(
                Path.of("src/main/resources/theme-resources/messages/messages_" + language + ".properties"))) {
            texts.load(file);
        }
        return texts;
    }
}
