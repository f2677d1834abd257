package jp.kosmo.keycloak.office.task;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import org.jspecify.annotations.Nullable;

/** Why a clerk does something. There is no free text: names would be typed into it, and events are no place for them. */
public enum TaskReason {
    APP_DELETED,
    BROKEN,
    CLEARED,
    CLOSED_BY_MISTAKE,
    DECEASED,
    EXPIRED,
    FORGOTTEN,
    JOINED_AGAIN,
    LEFT_LOGGED_IN,
    LEFT_UNION,
    LETTER_LOST,
    LOST,
    MAIL_REFUSED,
    MEMBER_ASKED,
    MISTYPED,
    NEW_PHONE,
    RECORD_WAS_WRONG,
    SUSPECTED_MISUSE,
    /** Offered last. */
    OTHER;

    /** What can be the reason of this task; none of anything that is no task. */
    public static Set<TaskReason> of(OfficeOperation task) {
        return switch (task) {
            case UNLOCK -> set(MISTYPED, FORGOTTEN, RECORD_WAS_WRONG);
            case LOST_PHONE -> set(LOST, BROKEN, NEW_PHONE, APP_DELETED);
            case INITIAL_PASSWORD -> set(LETTER_LOST, FORGOTTEN, EXPIRED);
            case REPEAT_STEPS -> set(MEMBER_ASKED, RECORD_WAS_WRONG);
            case END_SESSIONS -> set(LOST, LEFT_LOGGED_IN, SUSPECTED_MISUSE);
            case CORRECT_EMAIL -> set(MEMBER_ASKED, MISTYPED, MAIL_REFUSED);
            case CHANGE_NAME -> set(MEMBER_ASKED, RECORD_WAS_WRONG);
            case DISABLE -> set(LEFT_UNION, DECEASED, SUSPECTED_MISUSE, MEMBER_ASKED);
            case ENABLE -> set(JOINED_AGAIN, CLOSED_BY_MISTAKE, CLEARED);
            default -> EnumSet.noneOf(TaskReason.class);
        };
    }

    /** The reason with this code, if it can be one of this task. */
    static Optional<TaskReason> of(OfficeOperation task, @Nullable String code) {
        return of(task).stream().filter(reason -> reason.name().equals(code)).findFirst();
    }

    private static Set<TaskReason> set(TaskReason... reasons) {
        return EnumSet.copyOf(
                Stream.concat(Arrays.stream(reasons), Stream.of(OTHER)).toList());
    }
}
