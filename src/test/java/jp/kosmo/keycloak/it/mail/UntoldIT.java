package jp.kosmo.keycloak.it.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import jp.kosmo.keycloak.it.harness.TestBed;
import jp.kosmo.keycloak.it.oracle.ExpectedNotice;
import org.junit.jupiter.api.Test;

/** Of what members are not told by mail: what the union asks for in the first login, what did not happen, what others told. */
class UntoldIT {

    private static final Union UNION = Union.kanekakenpo();

    /** From the letter to the portal, second factor included; only the address is told of. */
    @Test
    void whatTheFirstLoginAsksFor() {
        Union union = Union.daiwakenpo();
        Member member = union.createMember(MemberSpec.newcomer());
        String fresh = "new." + member.spec().email();
        String userId = UserIds.unused();
        LoginClient client = LoginClient.open(union)
                .login(member)
                .submit(Map.of("birthdate", "19801201"))
                .submit(Map.of("decision", "accept"))
                .submit(Map.of("username", userId, "mfaMethod", "otp"));
        client.submit(Map.of("totp", Totp.now(Totp.key(client)), "userLabel", "phone"))
                .submit(RecoveryClient.newPassword("Kikyou-2027"))
                .submit(Map.of("email", fresh));
        client.get(URI.create(TestBed.mailbox().next(fresh).links().get(0)));
        assertThat(client.isDone()).isTrue();
        assertThat(RecoveryClient.devices(member)).containsExactly("phone");

        assertThat(member.nextMail().subject()).isEqualTo("メールアドレスが変更されました");
        assertThat(TestBed.mailbox().next(fresh).subject()).isEqualTo("メールアドレスが登録されました");
        RecoveryClient.password(union, userId);
        assertThat(TestBed.mailbox().next(fresh).subject()).isEqualTo("パスワード再設定のご案内");
        assertThat(TestBed.mailbox().all(member.spec().email())).hasSize(1);
    }

    @Test
    void whatStaysWhatItWas() {
        Member member = UNION.importSettled(ExpectedNotice.member("ja"));
        assertThat(AccountRest.of(member).save(profile -> {}).status()).isEqualTo(204);
        Member same = UNION.importSettled(ExpectedNotice.member("ja"));
        assertThat(ExpectedNotice.asked(same, "UPDATE_EMAIL")
                        .submit(Map.of("email", same.spec().email()))
                        .isDone())
                .isTrue();

        assertNextIsTheLink(member);
        assertNextIsTheLink(same);
    }

    @Test
    void whatWasRefused() {
        Member member = UNION.importSettled(ExpectedNotice.member("ja"));
        LoginClient client =
                ExpectedNotice.asked(member, "UPDATE_PASSWORD").submit(RecoveryClient.newPassword("short"));
        assertThat(client.page().fieldErrors()).isNotEmpty();

        assertNextIsTheLink(member);
    }

    @Test
    void whatAnAdministratorDoes() {
        Member member = UNION.importSettled(ExpectedNotice.member("ja"));
        member.change(user -> {
            user.setUsername(UserIds.unused());
            user.singleAttribute("mfaMethod", "passkey");
        });
        member.admin().removeCredential(member.credentials().get(0).getId());

        assertNextIsTheLink(member);
    }

    @Test
    void whoHasNoAddress() {
        Member member = UNION.importSettled(ExpectedNotice.member("ja").email(""));
        int errors = errors();

        ExpectedNotice.PASSWORD.happensTo(member);

        assertThat(member.events().types()).contains("UPDATE_CREDENTIAL");
        assertThat(errors()).isEqualTo(errors);
    }

    private static int errors() {
        return (int)
                TestBed.log().stream().filter(line -> line.contains(" ERROR ")).count();
    }

    /** A union's mails are sent in turn: none was on the way before. */
    private static void assertNextIsTheLink(Member member) {
        RecoveryClient.password(member.union(), member.read().getUsername());
        assertThat(member.nextMail().subject()).isEqualTo("パスワード再設定のご案内");
    }
}
