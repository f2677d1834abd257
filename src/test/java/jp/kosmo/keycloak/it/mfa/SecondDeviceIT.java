package jp.kosmo.keycloak.it.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.ParallelRequests;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.oracle.Factor;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another phone, another passkey: under a name of its own, whichever kind it is of. */
class SecondDeviceIT {

    private static final String TAKEN = "この名前はすでに使われています。別のデバイス名を入力してください。";

    private static final Union UNION =
            Union.copyOf("kanekakenpo", "seconddevice", realm -> realm.setOtpPolicyCodeReusable(true));

    @ParameterizedTest
    @ValueSource(strings = {"phone", " PHONE　", "ｐｈｏｎｅ", "FINGER", "ｆｉｎｇｅｒ"})
    void noNameStandsForTwoDevices(String name) {
        Member member = UNION.importSettled(MemberSpec.settled().passkey("finger", new SoftPasskey()));
        LoginClient app = adding(Factor.OTP, member);
        LoginClient passkey = adding(Factor.PASSKEY, member);

        addApp(app, name);
        addPasskey(passkey, name);

        assertThat(app.page().id()).isEqualTo(Factor.OTP.setUpPage());
        assertThat(app.page().fieldErrors()).containsEntry("userLabel", TAKEN);
        assertThat(passkey.page().id()).isEqualTo(Factor.PASSKEY.setUpPage());
        assertThat(passkey.page().fieldErrors()).containsEntry("authenticatorLabel", TAKEN);
        assertThat(RecoveryClient.devices(member)).containsExactly("phone", "finger");
        assertThat(member.events().errors()).containsExactlyInAnyOrder("otp_setup_refused", "device_name_refused");
    }

    @Test
    void twoTabsDoNotStoreOneNameTwice() {
        Member member = UNION.importSettled(MemberSpec.settled());
        List<LoginClient> tabs = List.of(adding(Factor.OTP, member), adding(Factor.PASSKEY, member));

        ParallelRequests.run(2, number -> number == 0 ? addApp(tabs.get(0), "new") : addPasskey(tabs.get(1), "NEW"));

        assertThat(tabs.stream().filter(LoginClient::isDone)).hasSize(1);
        assertThat(RecoveryClient.devices(member)).hasSize(2);
    }

    @Test
    void aSecondAppIsOfferedAtTheNextLogin() {
        Member member = UNION.importSettled(MemberSpec.settled());
        LoginClient client = adding(Factor.OTP, member);
        String key = Totp.key(client);
        addApp(client, "機種変更後");
        assertThat(client.isDone()).isTrue();

        LoginClient next = LoginClient.open(UNION).login(member);
        List<Element> devices = next.page().document().select("label:has([name=selectedCredentialId])");

        assertThat(devices).extracting(Element::text).containsExactly("phone", "機種変更後");
        assertThat(devices)
                .filteredOn(device -> !device.select("[checked]").isEmpty())
                .hasSize(1);
        next.submit(Map.of(
                "otp",
                Totp.now(key),
                "selectedCredentialId",
                devices.get(1).expectFirst("input").val()));
        assertThat(next.outcome().code()).isNotEmpty();
    }

    private static LoginClient adding(Factor factor, Member member) {
        return LoginClient.open(UNION, Map.of("kc_action", factor.setUpAction()))
                .login(member)
                .submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
    }

    private static LoginClient addApp(LoginClient client, String name) {
        return client.submit(Map.of("totp", Totp.now(Totp.key(client)), "userLabel", name));
    }

    private static LoginClient addPasskey(LoginClient client, String name) {
        return client.submit(new SoftPasskey().registration(SoftPasskey.Ceremony.of(client.page()), name));
    }
}
