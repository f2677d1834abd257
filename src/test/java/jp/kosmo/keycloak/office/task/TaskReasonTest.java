package jp.kosmo.keycloak.office.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reasons a clerk chooses from, and the words for them. */
class TaskReasonTest {

    private static final String KEY = "kosmoOfficeReason.";

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void everyTaskAndReasonHasItsWords(String language) {
        Set<String> keys = keys(language);

        assertThat(keys.stream().filter(key -> key.startsWith(KEY)))
                .containsExactlyInAnyOrderElementsOf(Stream.of(TaskReason.values())
                        .map(reason -> KEY + reason)
                        .toList());
        assertThat(tasks())
                .isNotEmpty()
                .allSatisfy(task -> assertThat(keys)
                        .contains(
                                "kosmoOfficeTask." + task.task(),
                                "kosmoOfficeTaskHelp." + task.task(),
                                "kosmoOfficeDone." + task.task()));
    }

    @Test
    void everyTaskHasOtherReasonsAndEveryReasonATask() {
        assertThat(tasks()).allSatisfy(task -> assertThat(TaskReason.of(task)).contains(TaskReason.OTHER));
        assertThat(tasks().stream().flatMap(task -> TaskReason.of(task).stream()))
                .contains(TaskReason.values());
    }

    @Test
    void aReasonOfAnotherTaskIsNone() {
        assertThat(TaskReason.of(OfficeOperation.UNLOCK, "DECEASED")).isEmpty();
        assertThat(TaskReason.of(OfficeOperation.UNLOCK, null)).isEmpty();
        assertThat(TaskReason.of(OfficeOperation.ME, "OTHER")).isEmpty();
        assertThat(TaskReason.of(OfficeOperation.UNLOCK, "MISTYPED")).contains(TaskReason.MISTYPED);
    }

    private static Set<OfficeOperation> tasks() {
        return Stream.of(OfficeOperation.values())
                .filter(operation -> !TaskReason.of(operation).isEmpty())
                .collect(Collectors.toSet());
    }

    private static Set<String> keys(String language) {
        var texts = new Properties();
        String file = "/theme-resources/messages/messages_" + language + ".properties";
        try (var reader = new InputStreamReader(TaskReason.class.getResourceAsStream(file), UTF_8)) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts.stringPropertyNames();
    }
}
