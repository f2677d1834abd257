package jp.kosmo.keycloak.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Mail;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** 「ユーザIDを忘れた方はこちら」: birthdate and e-mail address in, one mail with every user ID out. */
class ForgottenUserIdIT {

    private static final String FORM = "login-kosmo-forgot-user-id";
    private static final String LOGIN = "login-login";

    @Test
    void mailsTheUserIdAndSaysToWhichAddress() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        var client = RecoveryClient.userId(member.union());

        client.submit(Map.of(
                "birthdate", "19801201", "email", member.username().toUpperCase(Locale.ROOT) + "@member.example"));

        assertThat(client.page().id()).isEqualTo(LOGIN);
        assertThat(client.page().alert())
                .startsWith("以下のメールアドレスにメールを送信しました。 あなたのメールアドレス : " + member.username()
                        + "@member.example メールに記載されているユーザIDでログインしてください。");
        Mail mail = member.nextMail();
        assertThat(mail.subject()).isEqualTo("ユーザIDのご案内");
        assertThat(mail.text()).contains("ユーザID：" + member.username() + " （健○ 花○ 様）");
        assertThat(mail.html()).contains("ユーザID：" + member.username() + " （健○ 花○ 様）");
        assertThat(client.submit(Map.of("username", member.username(), "password", member.password()))
                        .page()
                        .id())
                .isEqualTo("login-login-otp");
    }

    @Test
    void namesEachOfAFamilyThatSharesAnAddressToThemselvesAndTwinsTogether() {
        String address = "kazoku@member.example";
        Union union = Union.kanekakenpo();
        Member father = union.importSettled(of(address, "1975-04-01", "山田 太郎"));
        Member mother = union.importSettled(of(address, "1977-06-15", "山田 花子"));
        Member twin = union.importSettled(of(address, "2005-08-22", "山田 一葉"));
        Member otherTwin = union.importSettled(of(address, "2005-08-22", "山田 Futaba"));

        RecoveryClient.userId(union).submit(Map.of("birthdate", "1975-04-01", "email", address));
        assertThat(TestBed.mailbox().next(address).text())
                .contains(father.username() + " （山○ 太○ 様）")
                .doesNotContain(mother.username(), twin.username(), otherTwin.username());
        RecoveryClient.userId(union).submit(Map.of("birthdate", "平成17年8月22日", "email", address));
        assertThat(TestBed.mailbox().next(address).text())
                .contains(twin.username() + " （山○ 一○ 様）", otherTwin.username() + " （山○ F. 様）")
                .doesNotContain(mother.username(), father.username());
        assertThat(TestBed.mailbox().all(address)).hasSize(2);
    }

    @Test
    void answersTheSameAndSendsNothingWhenNobodyMatches() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        Member disabled = Union.kanekakenpo().importSettled(MemberSpec.settled());
        disabled.change(user -> user.setEnabled(false));
        for (Member of : new Member[] {member, disabled}) {
            String birthdate = of.equals(member) ? "19801202" : "19801201";
            var client = RecoveryClient.userId(of.union());

            client.submit(Map.of("birthdate", birthdate, "email", of.username() + "@member.example"));

            assertThat(client.page().id()).isEqualTo(LOGIN);
            assertThat(client.page().alert()).contains("メールを送信しました", of.username() + "@member.example");
        }
        // The mail that is asked for last arrives; those before it would have arrived earlier.
        RecoveryClient.userId(member.union())
                .submit(Map.of("birthdate", "19801201", "email", member.username() + "@member.example"));
        member.nextMail();
        assertThat(TestBed.mailbox().all(member.username() + "@member.example")).hasSize(1);
        assertThat(TestBed.mailbox().all(disabled.username() + "@member.example"))
                .isEmpty();
    }

    @Test
    void namesAllThatIsWrongAtOnceAndKeepsWhatWasTyped() {
        var client = RecoveryClient.userId(Union.kanekakenpo());

        client.submit(Map.of("birthdate", "1979082", "email", "taro＠"));

        assertThat(client.page().id()).isEqualTo(FORM);
        assertThat(client.page().fieldErrors()).containsKeys("birthdate", "email");
        assertThat(client.page().field("birthdate")).isEqualTo("1979082");
        assertThat(client.page().field("email")).isEqualTo("taro＠");
    }

    @Test
    void looksUpFiveTriesAnHourForOneAddress() {
        Union union = Union.copyOf("kanekakenpo", "forgottenid");
        Member member = union.importSettled(MemberSpec.settled());
        String address = member.username() + "@member.example";
        IntStream.rangeClosed(1, 5)
                .forEach(day -> RecoveryClient.userId(union)
                        .submit(Map.of("birthdate", "1980120" + (day + 1), "email", address)));

        RecoveryClient.userId(union).submit(Map.of("birthdate", "19801201", "email", address));

        Awaitility.await("the sixth job")
                .until(() -> union.events().errors(), errors -> errors.contains("mail_limit_reached"));
        assertThat(union.events().errors()).filteredOn("user_not_found"::equals).hasSize(5);
        assertThat(TestBed.mailbox().all(address)).isEmpty();
    }

    @Test
    void comesBackFromWhateverTheBrowserDoes() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        var client = RecoveryClient.userId(member.union());
        Map<String, String> fields = Map.of("birthdate", "19801201", "email", member.username() + "@member.example");
        var again = client.fork();

        client.submit(fields);
        again.submit(fields);

        assertThat(again.page().status()).isEqualTo(200);
        assertThat(again.page().id()).isEqualTo(LOGIN);
    }

    private static MemberSpec of(String address, String birthdate, String name) {
        return MemberSpec.settled()
                .email(address)
                .attribute("birthdate", birthdate)
                .attribute("displayName", name);
    }
}
