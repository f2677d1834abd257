package jp.kosmo.keycloak.it.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import jp.kosmo.keycloak.it.attack.WrongTries;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.FreePorts;
import jp.kosmo.keycloak.it.harness.Mail;
import jp.kosmo.keycloak.it.harness.Mailbox;
import jp.kosmo.keycloak.it.harness.Metric;
import jp.kosmo.keycloak.it.harness.RefusingMailServer;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Mails when the union's mail server is down or wants none of them: no page waits, and the operator sees it. */
class MailQueueIT {

    private static final String JOBS = "kosmo_mail_jobs_total";

    @Test
    void mailsArriveWhenTheServerIsBack() {
        int port = FreePorts.next();
        Union union = unionWithMailServerAt(port, "mailqueuedown");
        Member member = UserIds.settled(union);

        lock(member);

        Awaitility.await("a first try").until(() -> count(union, "retried") >= 1);
        assertThat(Metric.of("kosmo_mail_waiting", realm(union))).isEqualTo(1);
        assertThat(linesAbout(union))
                .singleElement()
                .asString()
                .contains(
                        " WARN ",
                        "a mail (account-locked) could not be sent, all are to be tried again: ",
                        "ConnectException");

        Mail mail = new Mailbox(port).next(member.spec().email());

        assertThat(mail.subject()).isEqualTo("アカウントがロックされました");
        Awaitility.await("the queue is empty").until(() -> Metric.of("kosmo_mail_waiting", realm(union)) == 0);
        assertThat(count(union, "done")).as("the look and the mail").isEqualTo(2);
        assertThat(count(union, "given_up")).isZero();
        assertThat(TestBed.log()).noneMatch(line -> line.contains(member.spec().email()));
    }

    @Test
    void whatTheServerRefusesForGoodIsGivenUpAndNamesNobody() throws IOException {
        try (var server = new RefusingMailServer()) {
            Union union = unionWithMailServerAt(server.port(), "mailqueuerefused");
            Member member = UserIds.settled(union);

            lock(member);

            Awaitility.await("given up").until(() -> count(union, "given_up") == 1);
            assertThat(count(union, "retried")).isZero();
            assertThat(linesAbout(union))
                    .singleElement()
                    .asString()
                    .contains(" WARN ", "a mail (account-locked) is given up: ", "SendFailedException", " 550");
            assertThat(TestBed.log())
                    .noneMatch(line -> line.contains(member.spec().email()));
            assertThat(TestBed.metrics()).doesNotContain(member.spec().email(), member.username(), member.id());
        }
    }

    /** What one mail, one recipient or one address is refused for delays nobody else. */
    @Test
    void refusedMailsKeepNoOtherWaiting() throws IOException {
        Map<String, String> atRecipient = Map.of("grey", "450 4.7.1", "full", "552 5.2.2", "gone", "550 5.1.1");
        try (var server = new RefusingMailServer(atRecipient, Map.of("spam", "554 5.7.1", "later", "451 4.3.0"))) {
            Union union = unionWithMailServerAt(server.port(), "mailqueueothers");
            List<String> starts = List.of("grey", "full", "gone", "spam", "later", "wide");
            for (int i = 0; i < 2; i++) {
                for (String start : starts) {
                    String domain = start.equals("wide") ? "exa\u3000mple.example" : "member.example";
                    RecoveryClient.password(member(union, start + i + "@" + domain));
                }
            }
            Awaitility.await("each was tried")
                    .until(() -> count(union, "reset-password", "given_up") + count(union, "reset-password", "retried")
                            >= 12);
            Member other = member(union, "good@member.example");
            RecoveryClient.password(other);
            Awaitility.await("the mail of somebody else")
                    .atMost(Duration.ofSeconds(4))
                    .until(() -> server.taken().equals(List.of("good@member.example")));

            Awaitility.await("unknown, refused for its content, not to be reached by any mail")
                    .until(() -> count(union, "reset-password", "given_up") == 6);
            Awaitility.await("what is tried again").until(() -> Metric.of("kosmo_mail_waiting", realm(union)) == 6);
            Awaitility.await("told when the mail has left")
                    .until(() ->
                            union.events().ofType("SEND_RESET_PASSWORD").list().size() == 1);
            assertThat(linesAbout(union))
                    .noneMatch(line -> line.contains("all are to be tried again"))
                    .noneMatch(line -> line.contains("@"));
        }
    }

    /** The database's connections are all unions'; a mail server may keep one mail half a minute. */
    @Test
    void noConnectionToTheDatabaseWaitsForAMailServer() throws IOException {
        try (var server = new RefusingMailServer(Map.of(), Map.of())) {
            Union union = Union.copyOf("kanekakenpo", "mailqueuehangs", server::patientlyFrom);
            List<String> addresses = List.of("zero@member.example", "first@member.example", "second@member.example");
            List<Member> members =
                    addresses.stream().map(address -> member(union, address)).toList();
            CountDownLatch zero = server.hang();
            RecoveryClient.password(members.get(0));
            awaitConnections(server, 1);
            CountDownLatch first = server.hang();
            RecoveryClient.password(members.get(1));
            RecoveryClient.password(members.get(2));
            zero.countDown();
            awaitConnections(server, 2);
            CountDownLatch second = server.hang();
            union.admin().clearUserCache(); // so that the last mail needs the database
            first.countDown();
            awaitConnections(server, 3);

            Awaitility.await("nothing open in the database")
                    .during(Duration.ofMillis(500))
                    .until(MailQueueIT::openTransactions, open -> open == 0);

            second.countDown();
            Awaitility.await("all have left").until(() -> server.taken().equals(addresses));
        }
    }

    private static void awaitConnections(RefusingMailServer server, int number) {
        Awaitility.await("connection " + number).until(() -> server.connections() == number);
    }

    @Test
    void aRealmThatIsRenamedKeepsWhatWaits() {
        int port = FreePorts.next();
        Union union = unionWithMailServerAt(port, "mailqueuename");
        Member member = UserIds.settled(union);
        RecoveryClient.password(member);
        Awaitility.await("a first try").until(() -> count(union, "reset-password", "retried") >= 1);

        union.change(realm -> realm.setRealm("mailqueuerenamed"));

        assertThat(new Mailbox(port).next(member.spec().email()).subject()).isEqualTo("パスワード再設定のご案内");
        TestBed.admin().tokenManager().grantToken(); // the roles for the realm are called otherwise now
        union.host().remove("mailqueuerenamed");
    }

    private static long openTransactions() {
        return Database.count("select count(*) from pg_stat_activity where state like 'idle in transaction%'"
                + " and state_change < now() - interval '200 milliseconds'");
    }

    private static Member member(Union union, String address) {
        return union.importSettled(
                MemberSpec.settled().withoutFactors().without("mfaMethod").email(address));
    }

    /** The page is the same as ever. */
    private static void lock(Member member) {
        Page page = WrongTries.lock(member).page();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.fieldErrors().values()).containsExactly("無効なユーザ ID またはパスワードです。");
    }

    private static Union unionWithMailServerAt(int port, String name) {
        return Union.copyOf("kanekakenpo", name, realm -> realm.getSmtpServer().put("port", String.valueOf(port)));
    }

    private static double count(Union union, String outcome) {
        return count(union, "account-locked", outcome);
    }

    private static double count(Union union, String kind, String outcome) {
        return Metric.of(JOBS, realm(union), "kind=\"" + kind + "\"", "outcome=\"" + outcome + "\"");
    }

    private static List<String> linesAbout(Union union) {
        return TestBed.log().stream()
                .filter(line -> line.contains("Union " + union.name() + ":"))
                .toList();
    }

    private static String realm(Union union) {
        return "realm=\"" + union.name() + "\"";
    }
}
