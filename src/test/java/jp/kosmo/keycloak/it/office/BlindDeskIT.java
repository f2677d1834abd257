package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.MemberState;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.OfficeTask;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.AdminEventRepresentation;

/** The desk hears who calls, is told whether that is right, and sees nothing of the record. */
class BlindDeskIT {

    private static final List<String> TASKS =
            List.of("unlock", "lost-phone", "initial-password", "repeat-steps", "sessions/end");
    private static final List<String> OTHERS = List.of("email", "name", "disable", "enable");

    private static final Union UNION = Union.copyOf("kanekakenpo", "blinddesk");

    @AfterEach
    void setClockRight() {
        TestBed.setClockAhead(Duration.ZERO);
    }

    private static Member member() {
        return UNION.importSettled(MemberSpec.settled()
                .attribute("birthdate", "1971-02-03")
                .attribute("insuredPersonSymbol", "7531")
                .attribute("insuredPersonNumber", "86420")
                .attribute("insuredPersonBranchNumber", "07")
                .attribute("displayName", "印南 目印"));
    }

    private static OfficeTask desk(Member member) {
        return new OfficeTask(OfficeClerk.of(UNION, "desk"), member);
    }

    private static boolean agrees(OfficeTask desk) {
        return Boolean.TRUE.equals(
                OfficeTask.json(desk.compare("昭和46年2月3日", "７５３１", "０86-420")).get("agrees"));
    }

    @Test
    void nothingIsOpenBeforeTheCallerHasShownWhoTheyAre() {
        Member member = member();
        OfficeTask desk = desk(member);
        List<String> before = MemberState.of(member);

        TASKS.forEach(task ->
                assertThat(OfficeTask.outcome(desk.perform(task))).as(task).isEqualTo("403 IDENTITY_NOT_SHOWN"));
        OTHERS.forEach(task ->
                assertThat(OfficeTask.outcome(desk.perform(task))).as(task).isEqualTo("403 NOT_ALLOWED"));

        assertThat(MemberState.of(member)).isEqualTo(before);
    }

    @Test
    void whoHasShownItOpensTheTasksForThisMemberThisClerkAndTenMinutes() {
        Member member = member();
        OfficeTask desk = desk(member);
        assertThat(agrees(desk)).isTrue();

        assertThat(OfficeTask.outcome(desk.perform("repeat-steps"))).isEqualTo("done");
        assertThat(OfficeTask.outcome(new OfficeTask(desk.clerk(), member()).perform("repeat-steps")))
                .as("another member")
                .isEqualTo("403 IDENTITY_NOT_SHOWN");
        assertThat(OfficeTask.outcome(desk(member).perform("repeat-steps")))
                .as("another clerk")
                .isEqualTo("403 IDENTITY_NOT_SHOWN");
        TestBed.setClockAhead(Duration.ofSeconds(590));
        assertThat(OfficeTask.outcome(desk.perform("repeat-steps"))).isEqualTo("done");
        TestBed.setClockAhead(Duration.ofSeconds(601));
        assertThat(OfficeTask.outcome(desk.perform("repeat-steps"))).isEqualTo("403 IDENTITY_NOT_SHOWN");
        assertThat(agrees(desk)).as("shown once more").isTrue();
        assertThat(OfficeTask.outcome(desk.perform("repeat-steps"))).isEqualTo("done");
    }

    @Test
    void itAgreesAsAWholeAndFiveTimesAnHour() {
        Member member = member();
        OfficeTask desk = desk(member);
        assertThat(OfficeTask.outcome(desk.compare("1971-13-45", "7531", "86420")))
                .isEqualTo("400 BIRTHDATE_UNREADABLE");
        assertThat(OfficeTask.outcome(desk.compare("1971-02-03", "7531", "－"))).isEqualTo("400 NUMBER_MISSING");

        List<Http.Answer> answers = List.of(
                desk.compare("1971-02-04", "7531", "86420"),
                desk.compare("1971-02-03", "7532", "86420"),
                desk.compare("1971-02-03", "7531", "86421"),
                desk.compare("1971-02-03", "", "86420"),
                desk.compare("1971-02-04", "1", "1"));

        assertThat(answers).extracting(Http.Answer::body).containsOnly("{\"agrees\":false}");
        assertThat(OfficeTask.outcome(desk.compare("1971-02-03", "7531", "86420")))
                .as("the right one, too late")
                .isEqualTo("429 TOO_MANY_TRIES_MEMBER");
        assertThat(OfficeTask.outcome(desk(member).compare("1971-02-03", "7531", "86420")))
                .as("whoever asks")
                .isEqualTo("429 TOO_MANY_TRIES_MEMBER");
        assertThat(events(member)).containsExactly("limit", "limit", "false", "false", "false", "false", "false");
    }

    @Test
    void aClerkHasThirtyAnHour() {
        OfficeTask first = desk(member());
        List<OfficeTask> members = IntStream.range(0, 7)
                .mapToObj(i -> new OfficeTask(first.clerk(), member()))
                .toList();
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < 31; i++) {
            outcomes.add(OfficeTask.outcome(members.get(i % 7).compare("1971-02-03", "7531", "86420")));
        }
        assertThat(outcomes.subList(0, 30)).containsOnly("done");
        assertThat(outcomes.get(30)).isEqualTo("429 TOO_MANY_TRIES_CLERK");
    }

    /** Whoever listens to one call has what it takes to do both, and would be this member then. */
    @ParameterizedTest
    @CsvSource({"lost-phone, initial-password", "initial-password, lost-phone"})
    void opensAnAccountOnOneSideOnly(String first, String second) {
        Member member = member();
        OfficeTask desk = desk(member);
        assertThat(agrees(desk)).isTrue();

        assertThat(OfficeTask.outcome(desk.perform(first))).isEqualTo("done");
        assertThat(OfficeTask.outcome(desk.perform(second))).isEqualTo("409 OPENED_ENOUGH");
        OfficeTask another = desk(member);
        assertThat(agrees(another)).isTrue();
        assertThat(OfficeTask.outcome(another.perform(second)))
                .as("whichever clerk it is")
                .isEqualTo("409 OPENED_ENOUGH");
        assertThat(OfficeTask.outcome(new OfficeTask(OfficeClerk.of(UNION, "members"), member).perform(second)))
                .as("who keeps the records")
                .isEqualTo("done");
    }

    @Test
    void looksForMembersAsOftenAsTheUnionSays() {
        Union union = Union.copyOf("kanekakenpo", "blinddesk-searches");
        union.changeAuthenticator("kosmo-browser", "kosmo-login", Map.of("officeSearchesPerClerk", "50"));
        OfficeClerk desk = OfficeClerk.of(union, "desk");
        List<Integer> answers = IntStream.rangeClosed(0, 50)
                .mapToObj(i -> desk.post("members/search", "{\"query\":\"nobody" + i + "\"}")
                        .status())
                .toList();

        assertThat(answers.subList(0, 50)).containsOnly(200);
        assertThat(answers.get(50)).isEqualTo(429);
        OfficeClerk keeper = OfficeClerk.of(union, "desk", "members");
        IntStream.rangeClosed(0, 50)
                .forEach(i -> assertThat(keeper.post("members/search", "{\"query\":\"nobody\"}")
                                .status())
                        .isEqualTo(200));
    }

    /** A value that is none counts as the default. */
    @ParameterizedTest
    @CsvSource({"3, 3", "３, 3", "many, 5"})
    void aUnionSaysHowOften(String set, int most) {
        Union union = Union.copyOf("kanekakenpo", "blinddesk-" + Integer.toHexString(set.hashCode()));
        union.changeAuthenticator("kosmo-browser", "kosmo-login", Map.of("officeTriesPerMember", set));
        Member member = union.importSettled(MemberSpec.settled());
        var desk = new OfficeTask(OfficeClerk.of(union, "desk"), member);

        List<String> outcomes = IntStream.rangeClosed(0, most)
                .mapToObj(i -> OfficeTask.outcome(desk.compare("1971-02-04", "7531", "86420")))
                .toList();

        assertThat(outcomes.subList(0, most)).containsOnly("done");
        assertThat(outcomes.get(most)).isEqualTo("429 TOO_MANY_TRIES_MEMBER");
    }

    @Test
    void noAnswerHoldsAValueOfTheRecord() {
        Member member = member();
        OfficeTask desk = desk(member);
        List<Http.Answer> answers = new ArrayList<>();
        TASKS.forEach(task -> answers.add(desk.perform(task)));
        answers.add(desk.compare("1971-02-04", "7531", "86420"));
        answers.add(desk.compare("1971-02-03", "7531", "86420"));
        TASKS.forEach(task -> answers.add(desk.perform(task)));
        answers.add(desk.clerk().get("tasks"));
        answers.add(desk.clerk().get("members/" + member.id()));

        assertThat(answers).extracting(Http.Answer::status).contains(200, 403, 409);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.body().replaceAll("[0-9]{13}|[0-9a-f]{32,}", ""))
                        .doesNotContain(
                                member.username(),
                                member.spec().email(),
                                "印南",
                                "目印",
                                "1971",
                                "昭和",
                                "7531",
                                "86420",
                                "\"07\"",
                                "\"phone\""));
        assertThat(events(member)).contains("true", "false");
    }

    private static List<String> events(Member member) {
        return UNION
                .admin()
                .getAdminEvents(null, null, null, null, null, "users/" + member.id(), null, null, 0, 50)
                .stream()
                .map(AdminEventRepresentation::getDetails)
                .filter(Objects::nonNull)
                .filter((Map<String, String> details) -> "compare-identity".equals(details.get("task")))
                .map((Map<String, String> details) -> details.get("agrees"))
                .toList();
    }
}
