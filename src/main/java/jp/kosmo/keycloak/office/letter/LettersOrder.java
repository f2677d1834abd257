package jp.kosmo.keycloak.office.letter;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.office.task.TaskReason;
import org.jspecify.annotations.Nullable;

/**
 * To whom letters are issued again.
 *
 * @param members their ids
 * @param reason code of one of the task {@code initial-password}
 */
public record LettersOrder(
        @Nullable List<String> members, @Nullable String reason) {

    private static final int MOST = 500;

    /**
     * The ids, each once, in an order that two clerks with one list share: neither waits for the other.
     *
     * @throws OfficeProblem 400 for nobody and for too many, or without a reason
     */
    static List<String> ids(@Nullable LettersOrder order) {
        LettersOrder asked = order == null ? new LettersOrder(null, null) : order;
        if (TaskReason.of(OfficeOperation.INITIAL_PASSWORD).stream()
                .noneMatch(reason -> reason.name().equals(asked.reason))) {
            throw OfficeProblem.inField("reason", "REASON_MISSING");
        }
        List<String> members = Stream.ofNullable(asked.members)
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        if (members.isEmpty() || members.size() > MOST) {
            throw OfficeProblem.inField("members", "LETTER_LIST");
        }
        return members;
    }
}
