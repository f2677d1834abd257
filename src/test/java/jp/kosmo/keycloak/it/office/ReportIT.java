package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import jp.kosmo.keycloak.it.attack.WrongTries;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.GeneratedMembers;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.Metric;
import jp.kosmo.keycloak.it.harness.RefusingMailServer;
import jp.kosmo.keycloak.it.harness.Statements;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.util.JsonSerialization;

/** The report: numbers of now, numbers of each day, metrics. */
class ReportIT {

    private static final String TASK = "kosmo-report";
    private static final int MOST_STATEMENTS = 50;

    @AfterEach
    void setTheClockRight() {
        TestBed.setClockAhead(Duration.ZERO);
    }

    @Test
    void theNumbersAreWhatMembersDo() throws IOException {
        try (var server = new RefusingMailServer()) {
            Union union = Union.copyOf(
                    "kanekakenpo",
                    "reportnow",
                    realm -> realm.getSmtpServer().put("port", String.valueOf(server.port())));
            OfficeClerk clerk = OfficeClerk.of(union, "auditor");
            OfficeClerk.hired(union, "desk");
            assertThat(report(clerk).get("figures").get("MEMBERS").asLong()).isZero();

            Member newcomer = union.createMember(MemberSpec.newcomer());
            Member halfway = union.createMember(MemberSpec.newcomer());
            LoginClient.open(union)
                    .login(halfway)
                    .submit(Map.of("birthdate", "19801201"))
                    .submit(Map.of("decision", "accept"));
            Member guessed = union.createMember(MemberSpec.newcomer());
            LoginClient guesser = LoginClient.open(union).login(guessed);
            for (int i = 0; i < 5; i++) {
                guesser.submit(Map.of("birthdate", "19801202"));
            }
            Member settled = UserIds.settled(union);
            Member locked = union.importSettled(MemberSpec.settled());
            WrongTries.lock(locked);
            Member unknown = UserIds.settled(union);
            RecoveryClient.password(unknown);
            Awaitility.await("the mail is refused")
                    .until(() -> unknown.events().errors().contains("address_refused"));
            Member left = UserIds.settled(union);
            left.change(user -> user.setEnabled(false));
            union.importSettled(MemberSpec.settled().email(""));

            assertThat(figures(clerk))
                    .as("of %s", newcomer.username())
                    .containsEntry("MEMBERS", 8L)
                    .containsEntry("BEGUN", 6L)
                    .containsEntry("BIRTHDATE_DONE", 6L)
                    .containsEntry("TERMS_DONE", 6L)
                    .containsEntry("USER_ID_DONE", 5L)
                    .containsEntry("TERMS_IN_FORCE", 6L)
                    .containsEntry("LOCKED_FOR_NOW", 1L)
                    .containsEntry("LOCKED_BIRTHDATE", 1L)
                    .containsEntry("LOCKED_UNTIL_UNLOCKED", 0L)
                    .containsEntry("CLOSED", 1L)
                    .containsEntry("MAIL_REFUSED", 3L) // two are told that they are locked
                    .containsEntry("NO_ADDRESS", 1L);
            assertThat(json(clerk.get("members/without-address")).get("items"))
                    .filteredOn(item -> item.get("id").asText().equals(unknown.id()))
                    .extracting(item -> item.get("reason").asText())
                    .containsExactly("ADDRESS_REFUSED");
            unknown.change(user -> user.setEmail("other." + settled.spec().email()));
            union.admin().attackDetection().clearBruteForceForUser(locked.id());
            assertThat(figures(clerk)).containsEntry("MAIL_REFUSED", 2L).containsEntry("LOCKED_FOR_NOW", 0L);
        }
    }

    @Test
    void anyMembersAreCountedInTheSameFewStatements() throws IOException {
        Union union = Union.copyOf("kanekakenpo", "reportmany");
        OfficeClerk clerk = OfficeClerk.of(union, "members");
        GeneratedMembers.in(union, "a", 1, 1);
        report(clerk);
        Statements few = statements(clerk);

        union.admin().users().list().stream()
                .filter(user -> user.getUsername().equals("a0"))
                .forEach(user -> union.admin().users().get(user.getId()).remove());
        GeneratedMembers members = GeneratedMembers.in(union, "b", 300, 2);
        report(clerk);
        Statements many = statements(clerk);

        assertThat(figures(clerk)).isEqualTo(members.figures());
        assertThat(report(clerk).get("agreed").get("0.9").asLong()).isEqualTo(members.agreed("0.9"));
        assertThat(report(clerk).get("inForce").asText()).isEqualTo("1.0");
        System.out.printf("Database statements of a report: %d, with 300 members %d%n", few.total(), many.total());
        assertThat(many.total()).isEqualTo(few.total()).isLessThan(MOST_STATEMENTS);
        assertFile(clerk, members);
    }

    /** Without what a task of the server has done meanwhile. */
    private static Statements statements(OfficeClerk clerk) {
        return Statements.of(() -> clerk.get("report")).least(Statements.of(() -> clerk.get("report")));
    }

    private static void assertFile(OfficeClerk clerk, GeneratedMembers members) {
        String file = clerk.csv("report").body();
        assertThat(file)
                .startsWith("\uFEFF\"項目\",\"規約の版\",\"人数\"\r\n")
                .contains("\"登録されている加入者\",\"\",\"300\"\r\n")
                .contains("\"利用規約に同意した\",\"0.9\",\"" + members.agreed("0.9") + "\"\r\n");
    }

    @Test
    void aStepThatIsSwitchedOffIsNotInTheReport() throws IOException {
        Union union = Union.copyOf(
                "kanekakenpo",
                "reportsteps",
                realm -> realm.getRequiredActions().stream()
                        .filter(action -> action.getAlias().equals("UPDATE_EMAIL"))
                        .forEach(action -> action.setEnabled(false)));

        assertThat(figures(OfficeClerk.of(union, "auditor")))
                .containsKeys("MEMBERS", "PASSWORD_DONE")
                .doesNotContainKey("EMAIL_DONE");
    }

    @Test
    void eachDayHasItsLastCount() throws IOException {
        Union union = Union.copyOf("kanekakenpo", "reportdays");
        String realmId = union.admin().toRepresentation().getId();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        Database.update(
                "insert into kosmo_report (realm_id, report_day, figure, members, counted_at) values (?, ?, 'MEMBERS', 3, 1)",
                realmId,
                today.minusDays(5).toString());
        Database.update(
                "insert into kosmo_report (realm_id, report_day, figure, members, counted_at) values (?, ?, 'MEMBERS', 3, 1)",
                realmId,
                today.minusDays(732).toString());

        TestBed.run(TASK);
        union.importSettled(MemberSpec.settled());
        TestBed.run(TASK);
        assertThat(Metric.of("kosmo_members", "realm=\"reportdays\"", "figure=\"members\""))
                .as("counted within the hour")
                .isZero();
        TestBed.setClockAhead(Duration.ofMinutes(61));
        TestBed.run(TASK);

        assertThat(Metric.of("kosmo_members", "realm=\"reportdays\"", "figure=\"members\""))
                .isEqualTo(1);
        assertThat(Metric.of("kosmo_members", "realm=\"reportdays\"", "figure=\"factor_otp\""))
                .isEqualTo(1);
        assertThat(Metric.isThere("kosmo_members", "realm=\"reportdays\"")).isTrue();
        // The clerk of before has not done anything for an hour.
        JsonNode history = json(OfficeClerk.of(union, "auditor").get("report/history?to=" + today.plusDays(2)));
        JsonNode days = history.get("days");
        assertThat(days.get(0).asText()).isEqualTo(today.minusDays(5).toString());
        JsonNode members = history.get("figures").get("MEMBERS");
        assertThat(members.size()).isEqualTo(days.size());
        assertThat(members.get(0).asLong()).isEqualTo(3);
        assertThat(members.get(members.size() - 1).asLong()).isEqualTo(1);
        assertThat(history.get("figures").get("BEGUN").get(0).isNull()).isTrue();
        assertThat(Database.count("select count(*) from kosmo_report where realm_id = ? and members = 3", realmId))
                .as("kept for two years")
                .isEqualTo(1);

        union.admin().remove();
        assertThat(Database.count("select count(*) from kosmo_report where realm_id = ?", realmId))
                .isZero();
        assertThat(Metric.isThere("kosmo_members", "realm=\"reportdays\"")).isFalse();
    }

    @Test
    void daysThatAreNoneAreRefused() {
        Union union = Union.copyOf("kanekakenpo", "reportrefusals");
        OfficeClerk clerk = OfficeClerk.of(union, "auditor");

        for (String asked : new String[] {"from=soon", "to=2027-02-30", "from=2027-04-02&to=2027-04-01"}) {
            assertThat(clerk.get("report/history?" + asked).status()).as(asked).isEqualTo(400);
        }
    }

    private static Map<String, Long> figures(OfficeClerk clerk) throws IOException {
        Map<String, Long> figures = new HashMap<>();
        report(clerk)
                .get("figures")
                .properties()
                .forEach(
                        figure -> figures.put(figure.getKey(), figure.getValue().asLong()));
        return figures;
    }

    private static JsonNode report(OfficeClerk clerk) throws IOException {
        return json(clerk.get("report"));
    }

    private static JsonNode json(Http.Answer answer) throws IOException {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JsonSerialization.mapper.readTree(answer.body());
    }
}
