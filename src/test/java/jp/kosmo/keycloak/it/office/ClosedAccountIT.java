package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.attack.WrongTries;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.MemberState;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.OfficeTask;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A leaver is never taken for a locked member, and a lock never for a leaver, in a union where Keycloak locks for good. */
class ClosedAccountIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "officeclosed", realm -> {
        realm.setPermanentLockout(true);
        realm.setOtpPolicyCodeReusable(true);
    });
    private static final OfficeClerk CLERK = OfficeClerk.of(UNION, "members");

    /** What wrong entries do to an account. */
    record Lock(String name, Consumer<Member> happens) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Lock> locks() {
        return Stream.of(
                new Lock("passwords", WrongTries::lock), new Lock("birthdates", ClosedAccountIT::lockByBirthdate));
    }

    @ParameterizedTest
    @MethodSource("locks")
    void aLockIsTakenOffAndNothingOfItStays(Lock lock) {
        Member member = locked(lock);
        assertThat(outcome(member, "enable")).isEqualTo("409 LOCKED");
        assertThat(outcome(member, "lost-phone")).isEqualTo("409 LOCKED");

        assertThat(outcome(member, "unlock")).isEqualTo("done");

        assertThat(member.read().isEnabled()).isTrue();
        assertThat(member.read().firstAttribute("disabledReason")).isNull();
        assertThat(MemberState.of(member)).noneMatch(row -> row.startsWith("attempt"));
        opens(member);
    }

    @ParameterizedTest
    @MethodSource("locks")
    void aLeaverWhoWasLockedBeforeIsNoLockedMember(Lock lock) {
        Member member = locked(lock);

        assertThat(outcome(member, "disable")).isEqualTo("done");

        assertThat(outcome(member, "unlock")).isEqualTo("409 NOT_LOCKED");
        assertThat(outcome(member, "enable")).isEqualTo("done");
        opens(member);
    }

    /** Keycloak counts them on a disabled account, too, and overwrites its own reason. */
    @ParameterizedTest
    @MethodSource("closings")
    void wrongPasswordsMakeNoLockOfALeaver(Lock closing) {
        Member member = UNION.importSettled(MemberSpec.settled());
        closing.happens().accept(member);

        WrongTries.lock(member);

        assertThat(outcome(member, "unlock")).isEqualTo("409 NOT_LOCKED");
        assertThat(outcome(member, "disable")).isEqualTo("409 NOT_ENABLED");
        assertThat(member.read().isEnabled()).isFalse();
        assertThat(outcome(member, "enable")).isEqualTo("done");
        opens(member);
    }

    static Stream<Lock> closings() {
        return Stream.of(
                new Lock(
                        "in the office",
                        member -> assertThat(outcome(member, "disable")).isEqualTo("done")),
                new Lock("in the console", member -> member.change(user -> user.setEnabled(false))));
    }

    /** The console unlocks by switching the account on; the count of then is no lock of now. */
    @Test
    void aLeaverOfTheConsoleWhomTheConsoleUnlockedBefore() {
        Member member = locked(new Lock("birthdates", ClosedAccountIT::lockByBirthdate));
        member.change(user -> user.setEnabled(true));
        member.change(user -> user.setEnabled(false));

        assertThat(outcome(member, "unlock")).isEqualTo("409 NOT_LOCKED");
    }

    @Test
    void aSaveInTheConsoleMakesNoLeaverOfALockedMember() {
        Member member = locked(new Lock("birthdates", ClosedAccountIT::lockByBirthdate));
        member.change(user -> user.singleAttribute("displayName", "健保 次郎"));

        assertThat(outcome(member, "unlock")).isEqualTo("done");
    }

    @Test
    void aClosedAccountLetsNobodyInAndEndsEverySession() {
        Member member = UNION.importSettled(MemberSpec.settled());
        opens(member);
        assertThat(member.admin().getUserSessions()).hasSize(1);

        assertThat(outcome(member, "disable")).isEqualTo("done");

        assertThat(member.admin().getUserSessions()).isEmpty();
        assertThat(member.nextMail().text()).contains("ログインのご利用が停止されました");
        assertThat(LoginClient.open(UNION).login(member).page().id()).isEqualTo("login-login");
        member.change(user -> user.singleAttribute("displayName", "健保 次郎"));
        assertThat(member.attribute("closedReason"))
                .as("survives a save in the console")
                .isEqualTo("OTHER");
        assertThat(outcome(member, "enable")).isEqualTo("done");
        assertThat(member.attribute("closedReason")).isNull();
        assertThat(outcome(member, "enable")).isEqualTo("409 NOT_DISABLED");
    }

    private static String outcome(Member member, String task) {
        return OfficeTask.outcome(new OfficeTask(CLERK, member).perform(task));
    }

    private static Member locked(Lock lock) {
        Member member = UNION.importSettled(MemberSpec.settled(), "kosmo-birthdate");
        lock.happens().accept(member);
        assertThat(member.read().isEnabled()).isFalse();
        return member;
    }

    private static void lockByBirthdate(Member member) {
        LoginClient client = otpShown(member);
        for (int i = 0; i < 5; i++) {
            client.submit(Map.of("birthdate", "1980120" + (i + 2)));
        }
    }

    private static void opens(Member member) {
        LoginClient client = otpShown(member);
        assertThat(client.isDone() || client.page().id().equals("login-kosmo-birthdate"))
                .isTrue();
    }

    private static LoginClient otpShown(Member member) {
        LoginClient client = LoginClient.open(UNION).login(member);
        assertThat(client.page().id()).isEqualTo("login-login-otp");
        return client.submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
    }
}
