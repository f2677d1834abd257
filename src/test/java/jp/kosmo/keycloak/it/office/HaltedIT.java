package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import jp.kosmo.keycloak.it.attack.WrongTries;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import jp.kosmo.keycloak.it.harness.RefusingMailServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The same of members whom no step but a lock, their record or the mail server stops. */
class HaltedIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "halted");
    private static final MemberCards CARDS = cards(UNION);

    private static final String FORM = "login-login";
    private static final String STOPPED = "login-kosmo-stopped";

    @Test
    void wrongBirthdatesLockUntilTheUnionUnlocks() {
        Member member = UNION.createMember(MemberSpec.newcomer());
        LoginClient client = LoginClient.open(UNION).login(member);
        for (int i = 0; i < 5; i++) {
            client.submit(Map.of("birthdate", "19801202"));
        }
        assertThat(client.page().id()).isEqualTo(STOPPED);

        CARDS.assertHalts(member, "LOCKED_BIRTHDATE", null, FORM);

        member.change(user -> user.setEnabled(true));
        CARDS.assertHalts(member, "NOT_BEGUN", "BIRTHDATE", "login-kosmo-birthdate");
    }

    @Test
    void wrongPasswordsLockForAWhile() {
        Member member = UserIds.settled(UNION);
        WrongTries.lock(member);

        CARDS.assertHalts(member, "LOCKED_FOR_NOW", null, FORM);
        assertThat(CARDS.standing(member).get("until").asLong())
                .isGreaterThan(System.currentTimeMillis())
                .isLessThan(System.currentTimeMillis() + 900_000);
    }

    @Test
    void wrongPasswordsLockForGoodWhereTheUnionWantsIt() {
        Union union = Union.copyOf("kanekakenpo", "standinglock", realm -> {
            realm.setPermanentLockout(true);
            realm.setMaxTemporaryLockouts(0);
        });
        Member member = UserIds.settled(union);
        WrongTries.lock(member);

        cards(union).assertHalts(member, "LOCKED_UNTIL_UNLOCKED", null, FORM);
    }

    @Test
    void whomTheUnionHasSwitchedOffHasLeft() {
        Member member = UserIds.settled(UNION);
        member.change(user -> user.setEnabled(false));

        CARDS.assertHalts(member, "LEFT", null, FORM);
    }

    /** The union hands out temporary passwords and has handed out none. */
    @Test
    void noPasswordIsStoredAndNoneDerived() {
        Union union = Union.copyOf("daiwakenpo", "standingpassword");
        Member member = union.createMember(MemberSpec.newcomer().noPassword());

        cards(union).assertStands(member, "NO_PASSWORD", null);
        assertThat(LoginClient.open(union)
                        .login(member.username(), "99994321019801201")
                        .page()
                        .id())
                .isEqualTo(FORM);
    }

    @Test
    void theDerivedPasswordIsOneUntilItWasTypedWrongTooOften() {
        Member member = UNION.createMember(MemberSpec.newcomer().noPassword());
        CARDS.assertStands(member, "NOT_BEGUN", "BIRTHDATE");
        WrongTries.lock(member);
        UNION.admin().attackDetection().clearBruteForceForUser(member.id());

        CARDS.assertStands(member, "NO_PASSWORD", null);
        assertThat(LoginClient.open(UNION)
                        .login(member.username(), "99994321019801201")
                        .page()
                        .id())
                .isEqualTo(FORM);
    }

    @Test
    void aRecordWithoutABirthdateStopsTheFirstLogin() {
        Member member = UNION.importMember(
                MemberSpec.newcomer().without("birthdate"), "kosmo-birthdate", "kosmo-user-id", "UPDATE_PASSWORD");

        CARDS.assertHalts(member, "RECORD_INCOMPLETE", null, STOPPED);
    }

    @Test
    void anAddressThatTheMailServerDoesNotKnow() throws IOException {
        try (var server = new RefusingMailServer()) {
            Union union = Union.copyOf(
                    "kanekakenpo",
                    "standingmail",
                    realm -> realm.getSmtpServer().put("port", String.valueOf(server.port())));
            MemberCards cards = cards(union);
            Member member = UserIds.settled(union);
            cards.assertStands(member, "READY", null);

            RecoveryClient.password(member);
            Awaitility.await("the mail is refused")
                    .until(() -> member.events().errors().contains("address_refused"));

            cards.assertStands(member, "MAIL_REFUSED", null);
            assertThat(LoginClient.open(union).login(member).isDone()).isTrue();
            assertThat(member.events().list())
                    .noneMatch(event -> String.valueOf(event.getDetails())
                            .contains(member.spec().email()));

            member.change(user -> user.setEmail("other." + member.spec().email()));
            cards.assertStands(member, "READY", null);
        }
    }

    private static MemberCards cards(Union union) {
        return new MemberCards(OfficeClerk.of(union, "members"));
    }
}
