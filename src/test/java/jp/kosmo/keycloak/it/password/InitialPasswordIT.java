package jp.kosmo.keycloak.it.password;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.CredentialRepresentation;

/** What a member starts with: a temporary password from the union, or the derived one. */
class InitialPasswordIT {

    private static final Union UNION = Union.kanekakenpo();

    /** 9999, 43210 and 1980-12-01, as every {@link MemberSpec} has it: the manual's own example. */
    private static final String DERIVED = "99994321019801201";

    private static final String UPDATE_PASSWORD = "UPDATE_PASSWORD";
    private static final String FIRST_STEP = "login-kosmo-birthdate";

    @Test
    void temporaryPasswordOpensTheJourney() {
        Member member = UNION.createMember(MemberSpec.newcomer());

        assertThat(LoginClient.open(UNION).login(member).page().id()).isEqualTo(FIRST_STEP);
        assertThat(member.requiredActions())
                .containsExactlyInAnyOrder("kosmo-birthdate", "kosmo-user-id", UPDATE_PASSWORD, "UPDATE_EMAIL");
        assertRefused(member, DERIVED);
    }

    @Test
    void derivedPasswordOpensTheJourneyAndIsNeverStored() {
        Member member = UNION.createMember(MemberSpec.newcomer().noPassword());

        for (String typed : List.of(DERIVED, "９９９９４３２１０１９８０１２０１", " " + DERIVED + " ")) {
            assertThat(open(member, typed).page().id()).as(typed).isEqualTo(FIRST_STEP);
        }
        assertThat(member.credentials()).isEmpty();
        assertThat(Database.count("select count(*) from credential where user_id = ?", member.id()))
                .isZero();
        assertThat(member.requiredActions()).contains(UPDATE_PASSWORD);
        assertThat(open(member, DERIVED.substring(1)).page().fieldErrors()).isNotEmpty();
    }

    @Test
    void derivedPasswordIsRefusedWhereTheUnionDoesNotWantIt() {
        Member member = Union.daiwakenpo().createMember(MemberSpec.newcomer().noPassword());

        assertRefused(member, DERIVED);
    }

    @Test
    void derivedPasswordNeedsAWholeRecord() {
        for (String missing : List.of("birthdate", "insuredPersonSymbol", "insuredPersonNumber")) {
            Member member =
                    UNION.importMember(MemberSpec.newcomer().noPassword().without(missing), UPDATE_PASSWORD);
            assertRefused(member, DERIVED);
            assertRefused(member, "43210" + "19801201");
            assertRefused(member, "999943210");
        }
    }

    /** Once the member has an own password it is dead; deleting that password does not bring it back. */
    @Test
    void derivedPasswordEndsWithTheFirstOwnOne() {
        Member member = UNION.importSettled(
                MemberSpec.settled().withoutFactors().without("mfaMethod").noPassword(), UPDATE_PASSWORD);
        LoginClient client = open(member, DERIVED);
        assertThat(client.page().id()).isEqualTo("login-login-update-password");
        client.submit(Map.of("password-new", "Sakura-2026", "password-confirm", "Sakura-2026"));
        assertThat(client.isDone()).isTrue();

        assertRefused(member, DERIVED);
        assertThat(open(member, "Sakura-2026").isDone()).isTrue();

        member.change(user -> user.setRequiredActions(List.of(UPDATE_PASSWORD)));
        assertRefused(member, DERIVED);
        assertThat(open(member, "Sakura-2026").page().id()).isEqualTo("login-login-update-password");

        member.change(user -> user.setRequiredActions(List.of()));
        deletePassword(member);
        assertRefused(member, DERIVED);
        assertRefused(member, "Sakura-2026");
    }

    /** The union deletes the password and asks for a new one: the member starts again as on the first day. */
    @Test
    void theUnionCanLetAMemberStartAgain() {
        Member member =
                UNION.importSettled(MemberSpec.settled().withoutFactors().without("mfaMethod"));
        deletePassword(member);
        assertRefused(member, DERIVED);

        member.change(user -> user.setRequiredActions(List.of(UPDATE_PASSWORD)));

        assertThat(open(member, DERIVED).page().id()).isEqualTo("login-login-update-password");
    }

    @Test
    void derivedPasswordExpires() {
        assertRefused(recorded(UNION, 91), DERIVED);
        assertThat(open(recorded(UNION, 89), DERIVED).page().id()).isEqualTo(FIRST_STEP);

        Union settings = Union.copyOf("kanekakenpo", "initialpasswords");
        settings.changeRequiredAction(UPDATE_PASSWORD, Map.of("derivedInitialPasswordDays", "0"));
        assertThat(open(recorded(settings, 4000), DERIVED).page().id()).isEqualTo(FIRST_STEP);
        settings.changeRequiredAction(UPDATE_PASSWORD, Map.of("derivedInitialPasswordDays", "10"));
        assertRefused(recorded(settings, 11), DERIVED);
        settings.changeRequiredAction(UPDATE_PASSWORD, Map.of("derivedInitialPassword", "false"));
        assertRefused(recorded(settings, 1), DERIVED);
    }

    @Test
    void wrongTriesAreCountedLikeAnyOther() {
        Member member = UNION.createMember(MemberSpec.newcomer().noPassword());
        for (int tries = 1; tries <= 5; tries++) {
            assertRefused(member, DERIVED.replace("1980", "198" + tries));
            int expected = tries;
            Awaitility.await("failure " + tries)
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> hasFailures(member, expected));
        }

        assertThat(open(member, DERIVED).page().fieldErrors()).isNotEmpty();
        assertThat(member.events().errors().get(0)).isEqualTo("user_temporarily_disabled");
    }

    private static LoginClient open(Member member, String password) {
        return LoginClient.open(member.union()).login(member.username(), password);
    }

    private static void deletePassword(Member member) {
        member.credentials().stream()
                .filter(held -> CredentialRepresentation.PASSWORD.equals(held.getType()))
                .forEach(password -> member.admin().removeCredential(password.getId()));
    }

    private static void assertRefused(Member member, String password) {
        int before = refusals(member).size();
        Awaitility.await("Keycloak to have recorded the login before: until then the next one is one too many")
                .until(() -> {
                    assertThat(open(member, password).page().id()).isEqualTo("login-login");
                    return !"user_temporarily_disabled"
                            .equals(member.events().errors().get(0));
                });
        assertThat(refusals(member)).hasSize(before + 1);
    }

    private static List<String> refusals(Member member) {
        return member.events().errors().stream()
                .filter("invalid_user_credentials"::equals)
                .toList();
    }

    private static boolean hasFailures(Member member, int expected) {
        return Integer.valueOf(expected)
                .equals(member.union()
                        .admin()
                        .attackDetection()
                        .bruteForceUserStatus(member.id())
                        .get("numFailures"));
    }

    /** A member whose record was made so many days ago. */
    private static Member recorded(Union union, int days) {
        MemberSpec spec = MemberSpec.newcomer().noPassword();
        var user = spec.representation();
        user.setCreatedTimestamp(Instant.now().minus(Duration.ofDays(days)).toEpochMilli());
        try (Response answer = union.admin().users().create(user)) {
            return new Member(union, CreatedResponseUtil.getCreatedId(answer), spec);
        }
    }
}
