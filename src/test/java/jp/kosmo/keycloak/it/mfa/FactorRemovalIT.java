package jp.kosmo.keycloak.it.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.attack.ParkedLogins;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.ParallelRequests;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.CredentialRepresentation;

/** A second factor is deleted only by a member who has shown one, and the last one stays. */
class FactorRemovalIT {

    private static final Union UNION = union("removal");
    private static final Union LENIENT = union("removallenient");
    private static final String PAGE = "login-delete-credential";
    private static final String STOPPED = "login-kosmo-stopped";
    private static final String OTHER_SECRET = "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU";
    private static final Map<String, String> DELETE = Map.of("accept", "");
    private static final Map<String, String> BACK = Map.of("cancel-aia", "");

    @Test
    void thePageNamesTheDeviceAndDeletesItAlone() {
        Member member = UNION.importSettled(MemberSpec.settled().otp("f41 <b>{0}</b>", OTHER_SECRET));
        LoginClient client = asks(member, member.device("f41 <b>{0}</b>"));

        assertThat(client.page().id()).isEqualTo(PAGE);
        assertThat(client.page().heading()).isEqualTo("f41 <b>{0}</b> の削除");
        assertThat(client.page().text("main")).contains("f41 <b>{0}</b> を削除してもよろしいですか？", "ご利用中のデバイスを削除しないよう");
        client.submit(DELETE);

        assertThat(client.outcome().parameter("kc_action_status")).contains("success");
        assertThat(RecoveryClient.devices(member)).containsExactly("phone");
        assertThat(member.events().ofType("REMOVE_CREDENTIAL").detail("credential_type"))
                .containsExactly("otp");
    }

    @Test
    void backDeletesNothing() {
        Member member = UNION.importSettled(MemberSpec.settled().passkey("finger", new SoftPasskey()));

        LoginClient client = asks(member, member.device("finger")).submit(BACK);

        assertThat(client.outcome().parameter("kc_action_status")).contains("cancelled");
        assertThat(RecoveryClient.devices(member)).containsExactly("phone", "finger");
    }

    @Test
    void aDeviceWithoutANameIsCalledSo() {
        Member member = UNION.importSettled(MemberSpec.settled().otp("", OTHER_SECRET));
        String unnamed = member.credentials().stream()
                .filter(held -> !"phone".equals(held.getUserLabel()) && "otp".equals(held.getType()))
                .map(CredentialRepresentation::getId)
                .findFirst()
                .orElseThrow();

        assertThat(asks(member, unnamed).page().heading()).isEqualTo("名前のないデバイス の削除");
    }

    @Test
    void theLastOneStaysAndThePageSaysWhy() {
        Member member = UNION.importSettled(MemberSpec.settled());
        LoginClient client = asks(member, member.device("phone"));
        client.post(URI.create(client.page().actionOf("cancel-aia")), DELETE);

        assertThat(client.page().id()).isEqualTo(PAGE);
        assertThat(client.page().heading()).isEqualTo("このデバイスは削除できません");
        assertThat(client.page().text("main")).contains("phone", "先に「ログイン方法変更」の画面で新しいデバイスを設定してから");
        assertThat(client.page().document().select("button[name=accept]")).isEmpty();
        client.submit(BACK);

        assertThat(client.outcome().parameter("kc_action_status")).contains("cancelled");
        assertThat(RecoveryClient.devices(member)).containsExactly("phone");
        assertThat(member.events().ofType("REMOVE_CREDENTIAL_ERROR").errors())
                .containsExactly("last_factor", "last_factor");
    }

    @Test
    void theLastOneGoesWhereTheUnionAllowsIt() {
        LENIENT.changeRequiredAction("delete_credential", Map.of("allowLast", "true"));
        Member member = LENIENT.importSettled(MemberSpec.settled());

        LoginClient client = asks(member, member.device("phone")).submit(DELETE);

        assertThat(client.outcome().parameter("kc_action_status")).contains("success");
        assertThat(RecoveryClient.devices(member)).isEmpty();
    }

    @Test
    void twoBrowsersDoNotDeleteTheLastTwoAtOnce() {
        Member member = UNION.importSettled(MemberSpec.settled().otp("f41", OTHER_SECRET));
        List<LoginClient> tabs = List.of(asks(member, member.device("phone")), asks(member, member.device("f41")));

        ParallelRequests.run(2, number -> tabs.get(number).submit(DELETE));

        assertThat(RecoveryClient.devices(member)).hasSize(1);
        assertThat(tabs.stream().filter(LoginClient::isDone)).hasSize(1);
        assertThat(member.events().errors()).containsExactly("factor_changed_elsewhere");
    }

    @Test
    void whatIsGoneAlreadyIsSaidToBe() {
        Member member = UNION.importSettled(MemberSpec.settled().otp("f41", OTHER_SECRET));
        String f41 = member.device("f41");
        LoginClient tab = asks(member, f41);
        LoginClient otherTab =
                ParkedLogins.through(tab.fork().reopen(Map.of("kc_action", "delete_credential:" + f41)), member);
        tab.submit(DELETE);

        otherTab.submit(DELETE);

        assertThat(otherTab.page().heading()).isEqualTo("すでに削除されています");
        assertThat(otherTab.page().status()).isEqualTo(200);
        otherTab.submit(BACK);
        assertThat(otherTab.outcome().parameter("kc_action_status")).contains("cancelled");
        assertThat(RecoveryClient.devices(member)).containsExactly("phone");
        assertThat(member.events().ofType("REMOVE_CREDENTIAL_ERROR").errors()).contains("credential_not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"otp-id", "password-id", "kosmo-initial-id", "nothing", "id of somebody else"})
    void whatIsNoDeviceOfTheMembersIsNotDeleted(String parameter) {
        Member other = UNION.importSettled(MemberSpec.settled().otp("f41", OTHER_SECRET));
        Member member = UNION.importSettled(MemberSpec.settled());

        LoginClient client = asks(member, parameter.equals("id of somebody else") ? other.device("f41") : parameter);
        client.post(URI.create(client.page().actionOf("cancel-aia")), DELETE);

        assertThat(client.page().heading()).isEqualTo("すでに削除されています");
        assertThat(member.credentials()).hasSize(2);
        assertThat(other.credentials()).hasSize(3);
        assertThat(member.events().ofType("REMOVE_CREDENTIAL_ERROR").errors())
                .containsExactly("credential_not_found", "credential_not_found");
    }

    @Test
    void aPasswordIsNotDeleted() {
        Member member = UNION.importSettled(MemberSpec.settled());
        String password = member.credentials().stream()
                .filter(held -> "password".equals(held.getType()))
                .map(CredentialRepresentation::getId)
                .findFirst()
                .orElseThrow();
        LoginClient client = asks(member, password);
        client.post(URI.create(client.page().actionOf("cancel-aia")), DELETE);

        assertThat(client.page().heading()).isEqualTo("削除できません");
        assertThat(client.page().text("main")).doesNotContain("password", "名前のない");
        assertThat(member.credentials()).hasSize(2);
        assertThat(member.events().ofType("REMOVE_CREDENTIAL_ERROR").errors())
                .containsExactly("no_second_factor", "no_second_factor");
    }

    @Test
    void whoIsLockedMeanwhileDeletesNothing() {
        Member member = UNION.importSettled(MemberSpec.settled().otp("f41", OTHER_SECRET));
        LoginClient client = asks(member, member.device("f41"));
        member.change(user -> user.setEnabled(false));

        client.submit(DELETE);

        assertThat(client.page().id()).isEqualTo(STOPPED);
        assertThat(RecoveryClient.devices(member)).containsExactly("phone", "f41");
    }

    /** A session that began when the member had no factor, a few seconds ago. */
    @Test
    void whoHasShownNoFactorDeletesNone() {
        Union union = union("removalfresh");
        union.changeRequiredAction("delete_credential", Map.of("max_auth_age", "300"));
        union.changeAuthenticator("kosmo-browser", "kosmo-enrolment", Map.of("graceDays", "7"));
        Member member = union.importAgreed(MemberSpec.settled().withoutFactors());
        LoginClient early = LoginClient.open(union).login(member).submit(Map.of("later", "true"));
        LoginClient own = LoginClient.open(union).login(member);
        own.page().document().select("[name=logout-sessions]").removeAttr("checked");
        own.submit(Map.of("totp", Totp.now(Totp.key(own)), "userLabel", "new phone"));

        early.reopen(Map.of("kc_action", "delete_credential:" + member.device("new phone")));

        assertThat(early.page().id()).isEqualTo(STOPPED);
        assertThat(member.events().errors()).contains("factor_not_shown");
        assertThat(RecoveryClient.devices(member)).containsExactly("new phone");
    }

    /** An administrator can ask for any action, but not say of which device. */
    @Test
    void theActionOnTheMembersRecordIsNoDeadEnd() {
        Member member = UNION.importSettled(MemberSpec.settled(), "delete_credential");

        LoginClient client = asks(member, member.device("phone"));
        assertThat(client.page().id()).isEqualTo(PAGE);
        client.submit(BACK);

        assertThat(client.outcome().code()).isNotEmpty();
        assertThat(RecoveryClient.devices(member)).containsExactly("phone");
        member.change(user -> user.setRequiredActions(List.of("delete_credential")));
        assertThat(logIn(LoginClient.open(UNION), member).outcome().code()).isNotEmpty();
    }

    private static LoginClient asks(Member member, String credential) {
        return logIn(LoginClient.open(member.union(), Map.of("kc_action", "delete_credential:" + credential)), member);
    }

    private static LoginClient logIn(LoginClient client, Member member) {
        client.login(member);
        if (client.page().field("selectedCredentialId") != null) {
            return client.submit(
                    Map.of("otp", Totp.now(MemberSpec.OTP_SECRET), "selectedCredentialId", member.device("phone")));
        }
        return client.submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
    }

    /** One app serves several logins at a time. */
    private static Union union(String name) {
        return Union.copyOf("kanekakenpo", name, realm -> realm.setOtpPolicyCodeReusable(true));
    }
}
