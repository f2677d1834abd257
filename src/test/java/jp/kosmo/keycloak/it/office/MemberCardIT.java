package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import jp.kosmo.keycloak.it.attack.WrongTries;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.OtpCodes;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.OfficeTask;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import org.junit.jupiter.api.Test;

/** The card of one member: everything for who keeps the records, and no value of the record for the desk. */
class MemberCardIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "card");
    private static final OfficeClerk MEMBERS = OfficeClerk.of(UNION, "members");
    private static final OfficeClerk DESK = OfficeClerk.of(UNION, "desk");
    private static final MemberCards CARDS = new MemberCards(MEMBERS);
    private static final MemberCards BLIND = new MemberCards(DESK);

    private static final List<String> VALUES =
            List.of("hyoushiki7771", "標識 花子", "1977-07-17", "7717", "772277", "78", "hyoushiki@mark.example", "標識の電話");

    private static MemberSpec marked() {
        return new MemberSpec(
                        VALUES.get(0),
                        "Mimosa-2026",
                        false,
                        VALUES.get(6),
                        Map.of(
                                "displayName", VALUES.get(1),
                                "birthdate", VALUES.get(2),
                                "insuredPersonSymbol", VALUES.get(3),
                                "insuredPersonNumber", VALUES.get(4),
                                "insuredPersonBranchNumber", VALUES.get(5),
                                "temporaryUserId", "false",
                                "mfaMethod", "otp"),
                        List.of())
                .otp(VALUES.get(7), MemberSpec.OTP_SECRET);
    }

    @Test
    void theDeskSeesNoValueOfTheRecord() {
        Member member = UNION.importSettled(marked());
        WrongTries.password(member);
        LoginClient.open(UNION).login(member).submit(Map.of("otp", OtpCodes.fresh(member)));
        RecoveryClient.password(member);
        member.nextMail();
        member.change(user -> user.setEmailVerified(true));

        JsonNode full = CARDS.of(member);
        assertThat(List.of(
                        full.get("userId").asText(),
                        full.get("name").asText(),
                        full.get("birthdate").asText(),
                        full.get("symbol").asText(),
                        full.get("number").asText(),
                        full.get("branchNumber").asText(),
                        full.get("email").asText(),
                        full.get("factors").get(0).get("label").asText()))
                .isEqualTo(VALUES);
        assertThat(full.get("emailVerified").asBoolean()).isTrue();
        assertThat(full.get("mfaMethod").asText()).isEqualTo("otp");
        assertThat(full.get("factors").get(0).get("kind").asText()).isEqualTo("otp");
        assertThat(full.get("agreedTerms").asText()).isEqualTo("1.0");
        assertThat(full.get("sessions").asInt()).isEqualTo(1);
        assertThat(full.get("enabled").asBoolean()).isTrue();
        assertThat(full.get("passwordSince").asLong()).isPositive();
        assertThat(codes(full)).contains("LOGGED_IN", "WRONG_PASSWORD", "RESET_MAIL_SENT", "ADMIN_CHANGED");

        Http.Answer blind = DESK.get("members/" + member.id());
        assertThat(blind.status()).isEqualTo(200);
        assertThat(VALUES).noneMatch(value -> withoutTimesAndKeys(blind).contains(value));
        assertThat(blind.body()).doesNotContain("127.0.0.1", "@");
        JsonNode seen = BLIND.of(member);
        assertThat(seen.fieldNames()).toIterable().containsExactlyInAnyOrder("id", "standing", "events", "version");
        assertThat(codes(seen)).isEqualTo(codes(full));
        assertThat(seen.get("events").findValuesAsText("by")).isEmpty();
        assertThat(seen.get("version")).isEqualTo(full.get("version"));
    }

    @Test
    void theDeskIsToldUntilWhenItsTasksAreOpen() {
        Member member = UserIds.settled(UNION);
        var task = new OfficeTask(DESK, member);
        assertThat(task.compare("19801201", "9999", "43210").status()).isEqualTo(200);

        assertThat(BLIND.of(member).get("grantUntil").asLong())
                .isBetween(System.currentTimeMillis() + 540_000, System.currentTimeMillis() + 600_000);
    }

    @Test
    void theLastTenEventsInTheWordsOfALife() {
        Member member = UNION.createMember(MemberSpec.newcomer());
        LoginClient client = LoginClient.open(UNION)
                .login(member)
                .submit(Map.of("birthdate", "19801202"))
                .submit(Map.of("birthdate", "19801201"))
                .submit(Map.of("decision", "accept"))
                .submit(Map.of("username", UserIds.unused(), "mfaMethod", "otp"));
        client.submit(RecoveryClient.newPassword("short")).submit(RecoveryClient.newPassword("Kikyou-2027"));
        client.submit(Map.of("email", member.spec().email()));
        assertThat(client.isDone()).isTrue();

        assertThat(codes(CARDS.of(member)))
                .containsExactly(
                        "LOGGED_IN",
                        "PASSWORD_CHANGED",
                        "PASSWORD_REFUSED",
                        "USER_ID_STEP_DONE",
                        "TERMS_AGREED",
                        "BIRTHDATE_AGREED",
                        "WRONG_BIRTHDATE",
                        "ADMIN_CREATED");
    }

    @Test
    void wrongCodesAndRefusedTerms() {
        Member member = UNION.importMember(MemberSpec.settled());
        LoginClient client = LoginClient.open(UNION).login(member);
        client.submit(Map.of("otp", "000000")).submit(Map.of("otp", OtpCodes.fresh(member)));
        client.submit(Map.of("decision", "decline"));

        assertThat(codes(BLIND.of(member))).startsWith("TERMS_DECLINED", "WRONG_CODE");
    }

    @Test
    void locksAndWhoCameMeanwhile() {
        Member member = UserIds.settled(UNION);
        WrongTries.lock(member);
        LoginClient.open(UNION).login(member);

        assertThat(codes(CARDS.of(member)).subList(0, 3))
                .contains("REFUSED_WHILE_LOCKED", "LOCKED_FOR_NOW", "WRONG_PASSWORD");
    }

    @Test
    void aTaskOfTheOfficeIsNamedWithWhoDidIt() {
        Member member = UserIds.settled(UNION);
        assertThat(OfficeTask.outcome(new OfficeTask(MEMBERS, member).perform("repeat-steps")))
                .isEqualTo("done");

        JsonNode event = CARDS.of(member).get("events").get(0);
        assertThat(event.get("code").asText()).isEqualTo("TASK");
        assertThat(event.get("task").asText()).isEqualTo("repeat-steps");
        assertThat(event.get("by").asText()).isEqualTo(MEMBERS.account().username());
        assertThat(BLIND.of(member).get("events").get(0).has("by")).isFalse();
    }

    @Test
    void theVersionIsThatOfTheRecord() {
        Member member = UserIds.settled(UNION);
        String before = version(member);
        WrongTries.password(member);
        LoginClient.open(UNION).login(member);
        assertThat(version(member)).as("after logins").isEqualTo(before);

        member.change(user -> user.singleAttribute("displayName", "健保 次郎"));
        String renamed = version(member);
        assertThat(renamed).isNotEqualTo(before);
        member.change(user -> user.setEnabled(false));
        assertThat(version(member)).isNotIn(before, renamed);
    }

    @Test
    void whoMayNotSeesNothing() {
        Member member = UserIds.settled(UNION);
        assertThat(OfficeClerk.of(UNION, "terms").get("members/" + member.id()).status())
                .isEqualTo(403);
        assertThat(MEMBERS.get("members/" + DESK.account().id()).status())
                .as("a clerk's own card")
                .isEqualTo(404);
        assertThat(DESK.get("members/nobody").status()).isEqualTo(404);
    }

    private static String version(Member member) {
        return BLIND.of(member).get("version").asText();
    }

    private static List<String> codes(JsonNode card) {
        return StreamSupport.stream(card.get("events").spliterator(), false)
                .map(event -> event.get("code").asText())
                .toList();
    }

    /** In which short numbers turn up by chance. */
    private static String withoutTimesAndKeys(Http.Answer card) {
        JsonNode read = AccountRest.parse(card.body(), JsonNode.class);
        return card.body()
                .replaceAll("[0-9]{13}", "")
                .replace(read.get("id").asText(), "")
                .replace(read.get("version").asText(), "");
    }
}
