package jp.kosmo.keycloak.gallery;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.gallery.ScriptFixture.Answer;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeRole;
import jp.kosmo.keycloak.office.member.LoginStep;
import jp.kosmo.keycloak.office.member.MemberStanding;
import jp.kosmo.keycloak.office.member.card.DeskCard;
import jp.kosmo.keycloak.office.member.card.MemberCard;
import jp.kosmo.keycloak.office.member.card.MemberEvent;
import jp.kosmo.keycloak.office.member.card.MemberEvent.Code;
import jp.kosmo.keycloak.office.task.TaskListResource.Offer;
import jp.kosmo.keycloak.office.task.TaskReason;
import org.jspecify.annotations.Nullable;

/** What the office's server answers about one member, in the shapes in which it does. */
final class SampleOffice {

    static final String ID = "6f1c2d3e";
    static final String CARD = "members/" + ID;
    static final long WHEN = Instant.parse("2026-11-03T01:05:00Z").toEpochMilli();

    private static final long A_DAY = 24 * 60 * 60 * 1000L;
    private static final String VERSION = "1";

    private SampleOffice() {}

    /** Who is logged in, and what this clerk may do for members. */
    static Map<String, Answer> clerk(OfficeRole... roles) {
        Map<String, Answer> answers = new HashMap<>();
        List<String> names = Arrays.stream(roles)
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .toList();
        answers.put("GET me", Answer.ok(Map.of("userId", "tanto-suzuki", "roles", names)));
        answers.put("GET tasks", Answer.ok(offers(List.of(roles))));
        return answers;
    }

    private static List<Offer> offers(List<OfficeRole> roles) {
        return Stream.of(OfficeOperation.values())
                .filter(task -> !TaskReason.of(task).isEmpty() && roles.stream().anyMatch(task.roles()::contains))
                .map(task -> new Offer(
                        task.task(),
                        task.path(),
                        TaskReason.of(task).stream().map(Enum::name).toList()))
                .toList();
    }

    /** Through with everything. */
    static MemberCard ready() {
        return settled(new MemberStanding(MemberStanding.Code.READY, null, null, null, null));
    }

    /** Has logged in for a while. */
    static MemberCard settled(MemberStanding standing) {
        boolean isOpen = standing.code() != MemberStanding.Code.LEFT;
        return new MemberCard(
                ID,
                SampleLogin.USER_ID,
                "健保　花子",
                "1979-08-22",
                "9999",
                "43210",
                "1",
                "hanako@example.jp",
                true,
                "otp",
                false,
                List.of(
                        new MemberCard.Factor("otp", "iPhone", WHEN - 40 * A_DAY),
                        new MemberCard.Factor("passkey", "自宅のパソコン", WHEN - A_DAY)),
                "2026-10",
                WHEN - 40 * A_DAY,
                isOpen ? 2 : 0,
                isOpen,
                standing,
                events(),
                VERSION);
    }

    /** Has the letter, and not much more. */
    static MemberCard newcomer(MemberStanding.Code code, LoginStep next) {
        boolean isComplete = code != MemberStanding.Code.RECORD_INCOMPLETE;
        return new MemberCard(
                ID,
                "99990432101",
                "健保　花子",
                isComplete ? "1979-08-22" : null,
                "9999",
                "43210",
                "1",
                null,
                false,
                null,
                true,
                List.of(),
                null,
                null,
                0,
                true,
                new MemberStanding(code, next, isComplete ? WHEN : null, null, null),
                isComplete ? List.of(event(Code.LOGGED_IN, 0), event(Code.BIRTHDATE_AGREED, 0)) : List.of(),
                VERSION);
    }

    static MemberStanding lockedForNow() {
        return new MemberStanding(MemberStanding.Code.LOCKED_FOR_NOW, null, null, WHEN, null);
    }

    /** The same, as the desk has it. */
    static DeskCard unseen(@Nullable Long grantUntil) {
        return new DeskCard(
                ID, lockedForNow(), events().stream().map(SampleOffice::unnamed).toList(), VERSION, grantUntil);
    }

    private static List<MemberEvent> events() {
        return List.of(
                event(Code.REFUSED_WHILE_LOCKED, 0),
                event(Code.LOCKED_FOR_NOW, 0),
                event(Code.WRONG_PASSWORD, 0),
                new MemberEvent(Code.TASK, WHEN - A_DAY, null, "correct-email", "tanto-sato"),
                new MemberEvent(Code.FACTOR_ADDED, WHEN - A_DAY, "passkey", null, null),
                event(Code.LOGGED_IN, 1),
                event(Code.PASSWORD_CHANGED, 40),
                new MemberEvent(Code.FACTOR_ADDED, WHEN - 40 * A_DAY, "otp", null, null),
                event(Code.USER_ID_STEP_DONE, 40),
                event(Code.BIRTHDATE_AGREED, 40));
    }

    private static MemberEvent event(Code code, int daysBefore) {
        return new MemberEvent(code, WHEN - daysBefore * A_DAY, null, null, null);
    }

    private static MemberEvent unnamed(MemberEvent event) {
        return new MemberEvent(event.code(), event.time(), event.method(), event.task(), null);
    }
}
