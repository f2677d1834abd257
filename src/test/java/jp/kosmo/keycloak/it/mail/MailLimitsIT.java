package jp.kosmo.keycloak.it.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeSet;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Metric;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How many mails may be asked for; the person who asks learns nothing of it. */
class MailLimitsIT {

    @Test
    void aMemberGetsThreeMailsAnHour() {
        Union union = Union.copyOf("kanekakenpo", "maillimits");
        Member member = union.importSettled(MemberSpec.settled());
        var answers = new TreeSet<String>();

        for (int time = 0; time < 4; time++) {
            answers.add(RecoveryClient.password(union, member.username()).page().alert());
        }

        Awaitility.await("the fourth job")
                .until(() -> member.events().errors(), errors -> errors.contains("mail_limit_reached"));
        for (int mail = 0; mail < 3; mail++) {
            member.nextMail();
        }
        assertThat(TestBed.mailbox().all(member.username() + "@member.example")).hasSize(3);
        assertThat(answers).hasSize(1);
    }

    /** A company's address: each of its members may have forgotten the password on the same morning. */
    @Test
    void membersBehindOneAddressUseUpAFifth() {
        Union union = Union.copyOf("kanekakenpo", "iplimitcompany");
        union.changeAuthenticator("kosmo-reset", "kosmo-reset-mail", Map.of("perIpHour", "10"));
        for (int time = 0; time < 12; time++) {
            Member member = union.importSettled(MemberSpec.settled());
            RecoveryClient.password(union, member.username());
            member.nextMail();
        }
    }

    /** Nor may it use up what members have, so it comes before anything is looked up. */
    @Test
    void whoAsksTooOftenFromOneAddressAsksForNothing() {
        Union union = Union.copyOf("kanekakenpo", "iplimit");
        union.changeAuthenticator("kosmo-reset", "kosmo-reset-mail", Map.of("perIpHour", "10"));
        Member member = union.importSettled(MemberSpec.settled());
        for (int time = 0; time < 10; time++) {
            RecoveryClient.password(union, "nobody" + time);
        }
        Awaitility.await("the jobs")
                .until(() -> union.events()
                                .ofType("SEND_RESET_PASSWORD_ERROR")
                                .errors()
                                .size()
                        == 10);

        var client = RecoveryClient.password(union, member.username());

        assertThat(client.page().alert()).startsWith("手順を書いたメールをお送りしました。");
        RecoveryClient.userId(union)
                .submit(Map.of("birthdate", "19801201", "email", member.username() + "@member.example"));
        assertThat(member.nextMail().subject()).as("first and only mail").isEqualTo("ユーザIDのご案内");
        RecoveryClient.password(union, member.username());
        assertThat(union.events().ofType("SEND_RESET_PASSWORD_ERROR").errors())
                .as("once an hour")
                .containsOnlyOnce("mail_limit_reached_at_address")
                .hasSize(11);
        assertThat(Metric.of("kosmo_mail_refused_total", "realm=\"iplimit\"", "step=\"kosmo-reset-mail\""))
                .isEqualTo(2);
        assertThat(member.events()
                        .ofType("SEND_RESET_PASSWORD", "SEND_RESET_PASSWORD_ERROR")
                        .types())
                .isEmpty();
    }
}
