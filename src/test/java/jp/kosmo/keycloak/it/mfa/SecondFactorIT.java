package jp.kosmo.keycloak.it.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a second factor is set up, that a factor once held is always asked for, and that nobody chooses the secret. */
class SecondFactorIT {

    private static final String OTP_SET_UP = "login-login-config-totp";
    private static final String OTP_LOGIN = "login-login-otp";
    private static final String PASSKEY_SET_UP = "login-webauthn-register";

    @Test
    void isSetUpAtTheNextLoginInTheManualProfile() {
        Member member = unready(Union.kanekakenpo(), "otp");

        var client = LoginClient.open(member.union()).login(member);
        assertThat(client.page().id()).isEqualTo(OTP_SET_UP);
        String secret = client.page().field("totpSecret");
        client.submit(Map.of("totp", Totp.now(Totp.key(client)), "userLabel", "わたしの電話"));

        assertThat(client.isDone()).isTrue();
        assertThat(secret).isNotBlank();
        assertThat(member.credentials())
                .anyMatch(held -> "otp".equals(held.getType()) && "わたしの電話".equals(held.getUserLabel()));
        assertThat(member.events().types()).contains("UPDATE_CREDENTIAL", "LOGIN");
    }

    @ParameterizedTest
    @CsvSource({"otp," + OTP_SET_UP, "passkey," + PASSKEY_SET_UP})
    void isSetUpInTheSameLoginInTheHardenedProfile(String method, String setUp) {
        Member member = Union.daiwakenpo().createMember(MemberSpec.newcomer());

        var client = toUserId(member).submit(Map.of("username", member.username() + "x1", "mfaMethod", method));

        assertThat(client.page().id()).isEqualTo(setUp);
        var later = LoginClient.open(member.union()).login(member.username() + "x1", member.password());
        assertThat(later.page().id()).as("who breaks off is asked again").isEqualTo(setUp);
    }

    @Test
    void isNotAskedDuringTheLoginInWhichItIsChosenInTheManualProfile() {
        Member member = Union.kanekakenpo().createMember(MemberSpec.newcomer());

        var client = toUserId(member).submit(Map.of("mfaMethod", "otp"));

        assertThat(client.page().id()).isEqualTo("login-login-update-password");
    }

    @Test
    void isAskedForWhenHeldAndBeforeAnotherCanBeSetUp() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled().attribute("mfaMethod", "passkey"));

        var client = LoginClient.open(member.union()).login(member);
        assertThat(client.page().id()).isEqualTo(OTP_LOGIN);
        client.submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));

        assertThat(client.page().id()).isEqualTo(PASSKEY_SET_UP);
    }

    @Test
    void refusesAWrongCodeAndACodeUsedBefore() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        String code = Totp.now(MemberSpec.OTP_SECRET);
        assertThat(LoginClient.open(member.union())
                        .login(member)
                        .submit(Map.of("otp", code))
                        .isDone())
                .isTrue();

        for (String refused : new String[] {code, "000000x"}) {
            var client = LoginClient.open(member.union());
            // Until Keycloak has recorded the login before, it takes the next one for a second one at once.
            Awaitility.await().until(() -> client.login(member).page().id().equals(OTP_LOGIN));
            client.submit(Map.of("otp", refused));
            assertThat(client.page().fieldErrors().values())
                    .singleElement()
                    .asString()
                    .startsWith("ワンタイムパスワードが正しくありません");
        }
        assertThat(member.events().ofType("LOGIN_ERROR").errors())
                .as("but for those of a login at once after another")
                .filteredOn(error -> !error.equals("user_temporarily_disabled"))
                .containsExactly("invalid_user_credentials", "invalid_user_credentials");
    }

    @Test
    void saysAllThatIsWrongAtSetUpAndKeepsTheName() {
        Member member = unready(Union.kanekakenpo(), "otp");
        var client = LoginClient.open(member.union()).login(member);

        client.submit(Map.of("totp", "000000", "userLabel", " "));
        assertThat(client.page().document().text()).contains("認証コードが異なります").contains("デバイス名を入力してください");

        client.submit(Map.of("totp", "", "userLabel", "電話"));
        assertThat(client.page().document().text()).contains("ワンタイムパスワードを入力してください");
        assertThat(client.page().field("userLabel")).isEqualTo("電話");
        assertThat(member.credentials()).noneMatch(held -> "otp".equals(held.getType()));
    }

    @Test
    void refusesADeviceNameThatIsInUse() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        var client = LoginClient.open(member.union(), Map.of("kc_action", "CONFIGURE_TOTP"))
                .login(member)
                .submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));

        client.submit(Map.of("totp", Totp.now(Totp.key(client)), "userLabel", "PHONE"));

        assertThat(client.page().document().text()).contains("この名前はすでに使われています");
        assertThat(member.credentials().stream().filter(held -> "otp".equals(held.getType())))
                .hasSize(1);
    }

    @Test
    void refusesADeviceNameThatCannotBeStored() {
        Member member = unready(Union.kanekakenpo(), "otp");
        var client = LoginClient.open(member.union()).login(member);
        for (String name : List.of("a\u0000b", "x".repeat(65))) {
            client.submit(Map.of("totp", Totp.now(Totp.key(client)), "userLabel", name));

            assertThat(client.page().status()).isEqualTo(200);
            assertThat(client.page().document().text()).contains("64文字以下にしてください");
        }
        assertThat(member.credentials()).noneMatch(held -> "otp".equals(held.getType()));
    }

    @ParameterizedTest
    @CsvSource({"totpSecret,AAAAAAAAAAAAAAAAAAAA", "totpSecret,", "totp,"})
    void takesTheSecretFromNobodyButTheServer(String field, String value) {
        Member member = unready(Union.kanekakenpo(), "otp");
        var client = LoginClient.open(member.union()).login(member);
        var form = new LinkedHashMap<String, String>();
        form.put("totpSecret", client.page().field("totpSecret"));
        form.put("totp", Totp.now(Totp.key(client)));
        form.put("userLabel", "phone");
        if (value == null) {
            form.remove(field);
        } else {
            form.put(field, value);
        }

        client.post(URI.create(client.page().actionOf("totp")), form);

        assertThat(client.page().status()).isEqualTo(200);
        assertThat(client.page().id()).isEqualTo(OTP_SET_UP);
        assertThat(member.credentials()).noneMatch(held -> "otp".equals(held.getType()));
    }

    @Test
    void showsThePasskeyPageAgainForAPostThatNoAuthenticatorMade() {
        Member member = unready(Union.kanekakenpo(), "passkey");
        var client = LoginClient.open(member.union()).login(member);
        for (Map<String, String> form : List.of(
                Map.of("anything", "x"),
                Map.of("clientDataJSON", "%%%", "attestationObject", "%%%"),
                Map.of("clientDataJSON", "AAAA"))) {
            client.post(URI.create(client.page().actionOf("clientDataJSON")), form);

            assertThat(client.page().status()).isEqualTo(200);
            assertThat(client.page().id()).isEqualTo(PASSKEY_SET_UP);
        }
        assertThat(member.credentials()).noneMatch(held -> "webauthn".equals(held.getType()));
    }

    /** Somebody who has done everything but set up the chosen factor. */
    private static Member unready(Union union, String method) {
        return union.importSettled(
                MemberSpec.settled().attribute("mfaMethod", method).withoutFactors());
    }

    private static LoginClient toUserId(Member member) {
        return LoginClient.open(member.union())
                .login(member)
                .submit(Map.of("birthdate", "19801201"))
                .submit(Map.of("decision", "accept"));
    }
}
