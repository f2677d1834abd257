package jp.kosmo.keycloak.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Mails when the union's mail server is down or wants none of them: no page waits, and the operator sees it. */
class MailQueueIT {

    private static final String ERRANDS = "kosmo_mail_errands_total";

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
                        " WARN ", "a mail (account-locked) could not be sent, to be tried again: ", "ConnectException");

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
        return Metric.of(ERRANDS, realm(union), "kind=\"account-locked\"", "outcome=\"" + outcome + "\"");
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
