package jp.kosmo.keycloak.it.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import jp.kosmo.keycloak.it.harness.Metric;
import jp.kosmo.keycloak.it.harness.RefusingMailServer;
import jp.kosmo.keycloak.it.harness.TestBed;
import jp.kosmo.keycloak.it.oracle.ExpectedNotice;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Nobody makes the union's mail server write to members or strangers without end, or others wait for their links. */
class NoticeLimitIT {

    private static final int CHANGES = 14;
    private static final int PER_MEMBER = 10;
    private static final int PER_ADDRESS = 5;

    @Test
    void aMemberIsToldOfTheFirstOfManyChanges() {
        Union union = Union.copyOf("kanekakenpo", "noticelimits");
        Member member = union.importSettled(ExpectedNotice.member("ja"));
        AccountRest account = AccountRest.of(member);
        for (int i = 0; i < CHANGES; i++) {
            String method = i % 2 == 0 ? "passkey" : "otp";
            account.save(profile -> profile.singleAttribute("mfaMethod", method));
        }
        awaitAllLeft(union);

        assertThat(TestBed.mailbox().all(member.spec().email())).hasSize(PER_MEMBER);
        assertThat(count(union, "done")).isEqualTo(PER_MEMBER);
        assertThat(count(union, "limited")).isEqualTo(CHANGES - PER_MEMBER);
        assertThat(TestBed.log().stream().filter(line -> line.contains("Union noticelimits:")))
                .as("said once, of nobody")
                .singleElement()
                .asString()
                .contains("too many mails (account-changed)")
                .doesNotContain("@", member.id(), member.username());
    }

    /** Whatever they say they are: the mails go to somebody who may have nothing to do with it. */
    @Test
    void anAddressThatManyChangeToIsWrittenToAFewTimes() {
        Union union = Union.copyOf("kanekakenpo", "noticestranger");
        List<Member> members = IntStream.range(0, PER_ADDRESS + 2)
                .mapToObj(i -> union.importSettled(ExpectedNotice.member("ja")))
                .toList();
        members.forEach(member -> {
            LoginClient client = ExpectedNotice.asked(member, "UPDATE_EMAIL");
            assertThat(client.submit(Map.of("email", "Somebody@stranger.example"))
                            .isDone())
                    .isTrue();
        });
        awaitAllLeft(union);

        assertThat(TestBed.mailbox().all("somebody@stranger.example")).hasSize(PER_ADDRESS);
        assertThat(members)
                .as("each is told at the own address")
                .allSatisfy(member ->
                        assertThat(TestBed.mailbox().all(member.spec().email())).hasSize(1));
        assertThat(count(union, "limited")).isEqualTo(2);
    }

    /** A slow server and a queue full of notices: the link goes first. */
    @Test
    void noticesKeepNoLinkWaiting() throws IOException {
        try (var server = new RefusingMailServer(Map.of(), Map.of())) {
            Union union = Union.copyOf("kanekakenpo", "noticelast", server::patientlyFrom);
            List<AccountRest> busy = IntStream.range(0, 4)
                    .mapToObj(i -> AccountRest.of(union.importSettled(ExpectedNotice.member("ja"))))
                    .toList();
            Member asks = UserIds.settled(union);
            var hangs = server.hang();
            busy.forEach(account -> {
                account.save(profile -> profile.singleAttribute("mfaMethod", "passkey"));
                account.save(profile -> profile.singleAttribute("mfaMethod", "otp"));
            });
            RecoveryClient.password(asks);
            hangs.countDown();

            Awaitility.await("all have left").until(() -> server.taken().size() == 9);
            assertThat(server.taken().indexOf(asks.spec().email()))
                    .as("after the one that was on its way")
                    .isEqualTo(1);
            assertThat(server.taken().subList(2, 5)).as("members take turns").doesNotHaveDuplicates();
        }
    }

    private static void awaitAllLeft(Union union) {
        Awaitility.await("all have left")
                .during(Duration.ofMillis(300))
                .until(() -> Metric.of("kosmo_mail_waiting", "realm=\"" + union.name() + "\"") == 0);
    }

    private static double count(Union union, String outcome) {
        return Metric.of(
                "kosmo_mail_jobs_total",
                "realm=\"" + union.name() + "\"",
                "kind=\"account-changed\"",
                "outcome=\"" + outcome + "\"");
    }
}
