package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.MemberState;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.OfficeTask;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.AdminEventRepresentation;

/** What a clerk corrects in a record, what is recorded of it, and who of two clerks is late. */
class RecordTasksIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "officerecord");
    private static final OfficeClerk CLERK = OfficeClerk.of(UNION, "members");

    private static OfficeTask tasks(Member member) {
        return new OfficeTask(CLERK, member);
    }

    private static Member settled() {
        return UNION.importSettled(MemberSpec.settled());
    }

    @Test
    void theAddressIsCorrectedAndBothAreTold() {
        Member member = settled();
        String fresh = "fresh." + member.username() + "@member.example";

        assertThat(email(member, "nonsense")).isEqualTo("400 EMAIL_REFUSED");
        assertThat(email(member, "")).isEqualTo("400 EMAIL_MISSING");
        assertThat(email(member, member.spec().email().toUpperCase(Locale.ROOT)))
                .isEqualTo("400 EMAIL_UNCHANGED");
        assertThat(email(member, "　ｆｒｅｓｈ．" + member.username() + "＠member.example "))
                .isEqualTo("done");

        assertThat(member.read().getEmail()).isEqualTo(fresh);
        assertThat(member.read().isEmailVerified()).isFalse();
        assertThat(member.nextMail().text())
                .contains("メールアドレスが変更されました", "組合の窓口の担当者")
                .doesNotContain("@");
        assertThat(TestBed.mailbox().next(fresh).text()).contains("このメールアドレスが登録されました");
    }

    private static String email(Member member, String address) {
        return OfficeTask.outcome(tasks(member).perform("email", Map.of("email", address)));
    }

    @Test
    void theNameIsChanged() {
        Member member = settled();

        assertThat(OfficeTask.outcome(tasks(member).perform("name", Map.of("name", "　"))))
                .isEqualTo("400 NAME_MISSING");
        assertThat(OfficeTask.outcome(tasks(member).perform("name", Map.of("name", "<b>"))))
                .isEqualTo("400 NAME_REFUSED");
        assertThat(OfficeTask.outcome(tasks(member).perform("name", Map.of("name", " 髙﨑　花子 "))))
                .isEqualTo("done");

        assertThat(member.attribute("displayName")).isEqualTo("髙﨑　花子");
    }

    @Test
    void theSecondOfTwoClerksIsToldAndChangesNothing() {
        Member member = settled();
        String version = tasks(member).version();
        assertThat(OfficeTask.outcome(tasks(member).perform("name", version, Map.of("name", "健保 次郎"))))
                .isEqualTo("done");
        List<String> before = MemberState.of(member);

        for (String task : List.of("repeat-steps", "lost-phone", "initial-password", "sessions/end", "disable")) {
            assertThat(OfficeTask.outcome(tasks(member).perform(task, version, Map.of())))
                    .as(task)
                    .isEqualTo("409 RECORD_CHANGED");
        }
        assertThat(OfficeTask.outcome(tasks(member).perform("name", "", Map.of("name", "健保 三郎"))))
                .isEqualTo("409 RECORD_CHANGED");

        assertThat(MemberState.of(member)).isEqualTo(before);
    }

    @Test
    void theEventNamesTheTaskAndTheReasonAndNoPerson() {
        Member member = settled();
        assertThat(OfficeTask.outcome(tasks(member).perform("name", Map.of("name", "健保 次郎", "reason", "DECEASED"))))
                .as("a reason of another task")
                .isEqualTo("400 REASON_MISSING");
        assertThat(OfficeTask.outcome(tasks(member).perform("name", Map.of("name", "健保 次郎", "reason", "MEMBER_ASKED"))))
                .isEqualTo("done");

        List<AdminEventRepresentation> events = UNION
                .admin()
                .getAdminEvents(null, null, null, null, null, "users/" + member.id(), null, null, 0, 10)
                .stream()
                .filter(event -> "KOSMO_OFFICE".equals(event.getResourceType()))
                .toList();

        assertThat(events).hasSize(1).allSatisfy(event -> {
            assertThat(event.getDetails()).isEqualTo(Map.of("task", "change-name", "reason", "MEMBER_ASKED"));
            assertThat(event.getRepresentation()).isNull();
            assertThat(event.getAuthDetails().getUserId())
                    .isEqualTo(CLERK.account().id());
        });
    }

    @Test
    void aMemberIsFoundByTheNewNameAtOnce() {
        Member member = UNION.createMember(MemberSpec.newcomer().attribute("displayName", "旧姓 花子"));

        assertThat(OfficeTask.outcome(tasks(member).perform("name", Map.of("name", "新姓 花子"))))
                .isEqualTo("done");

        assertThat(Searches.of(UNION, "members").by("新姓").ids()).containsExactly(member.id());
        assertThat(Searches.of(UNION, "members").by("旧姓").ids()).isEmpty();
    }
}
