package jp.kosmo.keycloak.gallery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.authentication.authenticators.browser.OTPFormAuthenticator;
import org.keycloak.forms.login.MessageType;
import org.keycloak.forms.login.freemarker.model.WebAuthnAuthenticatorsBean.WebAuthnAuthenticatorBean;

/** Setting up, using and deleting a second factor. */
final class FactorScreens {
    private static final String LONG_NAME = "お父さんのスマートフォン（会社で使っているほう）2026年11月に機種変更したもの、番号は前と同じ";
    private static final String[] BOTH = {"otp", "webauthn"};

    private FactorScreens() {}

    static Stream<Screen> all() {
        return Stream.of(
                        otpSetUp(),
                        otpLogin(),
                        passkeySetUp(),
                        passkeyLogin(),
                        passkeyProblem(),
                        recoveryCodes(),
                        removal())
                .flatMap(screens -> screens);
    }

    private static Stream<Screen> otpSetUp() {
        return Stream.of(
                Screen.of("login-config-totp.ftl", "first login")
                        .step("CONFIGURE_TOTP")
                        .says(MessageType.WARNING, "configureTotpMessage"),
                Screen.of("login-config-totp.ftl", "by key")
                        .step("CONFIGURE_TOTP")
                        .with("mode", "manual"),
                Screen.of("login-config-totp.ftl", "nothing typed")
                        .step("CONFIGURE_TOTP")
                        .error("totp", "kosmoTotpSetupMissing")
                        .error("userLabel", "kosmoDeviceNameMissing"),
                Screen.of("login-config-totp.ftl", "clock wrong, long name taken")
                        .with("kosmoDeviceName", LONG_NAME)
                        .with("kosmoDeviceNames", List.of("iPhone", LONG_NAME))
                        .error("totp", "kosmoTotpSetupClock.behind", 5)
                        .error("userLabel", "kosmoDeviceNameTaken"),
                Screen.of("login-config-totp.ftl", "may wait or change")
                        .with("kosmoDaysLeft", 3)
                        .with("kosmoOtherMethod", "passkey"),
                Screen.of("login-config-totp.ftl", "phone lost").with("kosmoReplacesApp", true),
                Screen.of("login-config-totp.ftl", "of own accord").ofOwnAccord());
    }

    private static Stream<Screen> otpLogin() {
        return Stream.of(
                otpLogin("one device")
                        .otpDevices("iPhone")
                        .with("kosmoOtpDigits", "6")
                        .with("kosmoOtpPeriod", "30"),
                otpLogin("many devices").otpDevices("iPhone", "", LONG_NAME),
                otpLogin("wrong code")
                        .otpDevices("iPhone", "iPad")
                        .with("kosmoOtpRefused", true)
                        .error("totp", "kosmoOtpInvalid"),
                otpLogin("old code")
                        .otpDevices("iPhone")
                        .with("kosmoOtpRefused", true)
                        .error("totp", "kosmoOtpNotNewest"),
                otpLogin("clock wrong")
                        .otpDevices("iPhone")
                        .with("kosmoOtpRefused", true)
                        .error("totp", "kosmoOtpClock.ahead", 3),
                otpLogin("both methods").otpDevices("iPhone").waysToLogIn(BOTH),
                Screen.of("select-authenticator.ftl", "both methods")
                        .nameShown()
                        .waysToLogIn(BOTH));
    }

    private static Screen otpLogin(String state) {
        return Screen.of("login-otp.ftl", state)
                .nameShown()
                .with(OTPFormAuthenticator.SELECTED_OTP_CREDENTIAL_ID, "device-0");
    }

    private static Stream<Screen> passkeySetUp() {
        return Stream.of(
                passkeySetUp("first device").with("kosmoDeviceNames", List.of()),
                passkeySetUp("another device, of own accord")
                        .with("kosmoDeviceNames", List.of("iPhone", LONG_NAME))
                        .ofOwnAccord(),
                passkeySetUp("name taken")
                        .with("kosmoDeviceNames", List.of("iPhone"))
                        .with("kosmoDeviceName", "iPhone")
                        .error("authenticatorLabel", "kosmoDeviceNameTaken"),
                passkeySetUp("may wait or change")
                        .with("kosmoDeviceNames", List.of())
                        .with("kosmoDaysLeft", 3)
                        .with("kosmoOtherMethod", "otp"));
    }

    private static Screen passkeySetUp(String state) {
        return Screen.of("webauthn-register.ftl", state)
                .with("challenge", "Y2hhbGxlbmdl")
                .with("userid", "bWVtYmVy")
                .with("username", SampleLogin.USER_ID)
                .with("rpId", "login.example.jp")
                .with("rpEntityName", "keycloak")
                .with("createTimeout", 0)
                .with("signatureAlgorithms", List.of(-7L, -257L))
                .with("attestationConveyancePreference", "not specified")
                .with("authenticatorAttachment", "not specified")
                .with("requireResidentKey", "not specified")
                .with("residentKey", "not specified")
                .with("userVerificationRequirement", "required")
                .with("excludeCredentialIds", "");
    }

    private static Stream<Screen> passkeyLogin() {
        return Stream.of(
                passkeyLogin("one device", device("iPhone", "internal")),
                passkeyLogin(
                        "many devices",
                        device("iPhone", "internal", "hybrid"),
                        device(LONG_NAME, "usb", "nfc", "ble"),
                        device("PC")),
                passkeyLogin("both methods", device("iPhone", "internal")).waysToLogIn(BOTH));
    }

    private static Screen passkeyLogin(String state, WebAuthnAuthenticatorBean... devices) {
        return Screen.of("webauthn-authenticate.ftl", state)
                .nameShown()
                .with("challenge", "Y2hhbGxlbmdl")
                .with("rpId", "login.example.jp")
                .with("userVerification", "required")
                .with("createTimeout", 0)
                .with("authenticators", Map.of("authenticators", List.of(devices)));
    }

    private static WebAuthnAuthenticatorBean device(String name, String... transports) {
        return new WebAuthnAuthenticatorBean(name, name, "2026/11/22 15:42", Set.of(transports), null, null, null);
    }

    private static Stream<Screen> passkeyProblem() {
        return Stream.of(
                Screen.of("webauthn-error.ftl", "not completed")
                        .with("kosmoPasskeyProblem", "kosmoPasskeyNotCompleted"),
                Screen.of("webauthn-error.ftl", "registered already, of own accord")
                        .ofOwnAccord()
                        .with("kosmoPasskeyProblem", "kosmoPasskeyAlreadyRegistered")
                        .with("kosmoDeviceName", "iPhone"),
                Screen.of("webauthn-error.ftl", "at login")
                        .nameShown()
                        .with("kosmoPasskeyProblem", "kosmoPasskeyNotPossible")
                        .with("authenticators", Map.of("authenticators", List.of(device("iPhone")))),
                Screen.of("webauthn-error.ftl", "refused by the server, may change")
                        .says(MessageType.ERROR, "webauthn-error-register-verification", "")
                        .with("kosmoDaysLeft", 3)
                        .with("kosmoOtherMethod", "otp"));
    }

    /** Here only where a union has switched on what no realm of ours has. */
    private static Stream<Screen> recoveryCodes() {
        List<String> codes = List.of("2A3B4C5D6E7F", "7G6H5J4K3L2M", "8N9P2Q3R4S5T");
        return Stream.of(
                Screen.of("login-recovery-authn-code-config.ftl", "codes")
                        .with(
                                "recoveryAuthnCodesConfigBean",
                                Map.of(
                                        "generatedRecoveryAuthnCodesList",
                                        codes,
                                        "generatedRecoveryAuthnCodesAsString",
                                        String.join(",", codes),
                                        "generatedAt",
                                        1_795_000_000_000L)),
                recoveryCode("asked"),
                recoveryCode("refused").error("recoveryCodeInput", "recovery-codes-error-invalid"));
    }

    private static Screen recoveryCode(String state) {
        return Screen.of("login-recovery-authn-code-input.ftl", state)
                .nameShown()
                .with("recoveryAuthnCodesInputBean", Map.of("codeNumber", 1));
    }

    private static Stream<Screen> removal() {
        return Stream.of(
                removal("one of two").with("credentialLabel", "iPhone"),
                removal("without a name").with("credentialLabel", ""),
                removal("long name").with("credentialLabel", LONG_NAME),
                removal("the last").with("credentialLabel", "iPhone").with("kosmoRefusal", "kosmoLastDevice"),
                removal("gone").with("kosmoRefusal", "kosmoDeviceGone"),
                removal("no second factor").with("kosmoRefusal", "kosmoNoDevice"));
    }

    private static Screen removal(String state) {
        return Screen.of("delete-credential.ftl", state).ofOwnAccord();
    }
}
