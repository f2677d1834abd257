package jp.kosmo.keycloak.gallery;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kosmo.keycloak.branding.HtmlSanitizer;
import org.keycloak.forms.login.MessageType;

/** The steps of the first login, and those of them that members repeat of their own accord. */
final class FirstLoginScreens {
    private static final String MANY_PARAGRAPHS = "<p>第1条　この規約は、加入者ページの利用について定めるものです。</p>".repeat(20);

    private FirstLoginScreens() {}

    static Stream<Screen> all() {
        return Stream.of(birthdate(), terms(), userId(), password(), email(), end())
                .flatMap(screens -> screens);
    }

    private static Stream<Screen> birthdate() {
        return Stream.of(
                Screen.of("kosmo-birthdate.ftl", "plain").step("kosmo-birthdate"),
                Screen.of("kosmo-birthdate.ftl", "nothing typed")
                        .step("kosmo-birthdate")
                        .error("birthdate", "kosmoBirthdateBlank"),
                Screen.of("kosmo-birthdate.ftl", "wrong")
                        .step("kosmo-birthdate")
                        .with("kosmoTyped", "19790823")
                        .error("birthdate", "kosmoBirthdateMismatch"));
    }

    private static Stream<Screen> terms() {
        return Stream.of(
                terms("plain").step("kosmo-terms"),
                terms("long, with summary")
                        .step("kosmo-terms")
                        .with("kosmoTermsHtml", HtmlSanitizer.forTemplate("<h2>加入者ページ利用規約</h2>" + MANY_PARAGRAPHS))
                        .with("kosmoTermsLanguage", "ja")
                        .with("kosmoTermsSummary", in("ログインに使う情報の扱いを変えました。", "We changed how login data is used.")),
                terms("may wait").with("kosmoTermsLastDay", in("2027年3月31日", "March 31, 2027")),
                terms("updated")
                        .with("kosmoTermsAgreed", "2025-04")
                        .with("kosmoTermsAgreedOn", in("2025年4月20日", "April 20, 2025"))
                        .with("kosmoTermsFrom", in("2026年10月1日", "October 1, 2026"))
                        .with(
                                "kosmoTermsChanges",
                                in(
                                        List.of("お問い合わせの窓口が変わりました。", "個人情報の取り扱いを詳しくしました（第6条）。"),
                                        List.of("There is another desk.", "Article 6 says more on personal data.")))
                        .with(
                                "kosmoTermsDiff",
                                List.of(
                                        line("KEPT", "第6条（個人情報）"),
                                        line("REMOVED", "個人情報は、法令に従って取り扱います。"),
                                        line("ADDED", "個人情報は、法令と当組合の方針に従って取り扱います。"))),
                terms("changed meanwhile").says(MessageType.WARNING, "kosmoTermsChanged"),
                Screen.of("kosmo-declined.ftl", "plain"));
    }

    private static Screen terms(String state) {
        return Screen.of("kosmo-terms.ftl", state)
                .with("kosmoTermsVersion", "2026-10")
                .with("kosmoTermsSha256", "0".repeat(64))
                .with("kosmoTermsLanguage", Locale::getLanguage)
                .with("kosmoTermsPlain", false)
                .with("kosmoTermsSummary", "")
                .with(
                        "kosmoTermsHtml",
                        locale -> HtmlSanitizer.forTemplate(
                                in("<p>加入者ページの利用規約です。</p>", "<p>These are the terms of use.</p>")
                                        .apply(locale)
                                        .toString()));
    }

    private static Stream<Screen> userId() {
        return Stream.of(
                userId("plain").with("kosmoUserId", "20261122001").with("kosmoMfaMethod", ""),
                userId("two errors")
                        .with("kosmoUserId", "hanako")
                        .with("kosmoMfaMethod", "")
                        .error("username", "kosmoUserIdShape", "username", "")
                        .error("mfaMethod", "kosmoMfaMethodMissing"),
                userId("taken")
                        .with("kosmoUserId", SampleLogin.USER_ID)
                        .with("kosmoMfaMethod", "passkey")
                        .error("username", "kosmoUserIdNotAvailable"),
                userId("one method only")
                        .with("kosmoUserId", "20261122001")
                        .with("kosmoMfaMethod", "otp")
                        .with("kosmoMethods", List.of("otp")));
    }

    private static Screen userId(String state) {
        return Screen.of("kosmo-user-id.ftl", state)
                .step("kosmo-user-id")
                .with("kosmoMethods", List.of("otp", "passkey"));
    }

    private static Stream<Screen> password() {
        return Stream.of(
                Screen.of("login-update-password.ftl", "first login")
                        .step("UPDATE_PASSWORD")
                        .says(MessageType.WARNING, "updatePasswordMessage"),
                Screen.of("login-update-password.ftl", "three errors")
                        .step("UPDATE_PASSWORD")
                        .error("password", "invalidPasswordMinLengthMessage", 8)
                        .error("password", "invalidPasswordMinDigitsMessage", 1)
                        .error("password-confirm", "notMatchPasswordMessage"),
                Screen.of("login-update-password.ftl", "of own accord").ofOwnAccord(),
                Screen.of("login-update-password.ftl", "forgotten").says(MessageType.WARNING, "resetPasswordMessage"));
    }

    private static Stream<Screen> email() {
        return Stream.of(
                email("first login", "hanako@example.jp")
                        .step("UPDATE_EMAIL")
                        .says(MessageType.WARNING, "updateEmailMessage"),
                email("not an address", "hanako").step("UPDATE_EMAIL").error("email", "invalidEmailMessage"),
                email("pending", "hanako.new@example.jp")
                        .with("kosmoGiveUp", "kosmo-give-up")
                        .with("kosmoLater", "kosmo-later")
                        .with("kosmoWaitsSeconds", 1800)
                        .ofOwnAccord()
                        .says(MessageType.WARNING, "emailVerificationPending", "hanako.new@example.jp"),
                email("of own accord", "hanako@example.jp").ofOwnAccord());
    }

    /** The member's profile as far as the step shows it; Keycloak asks the database for it. */
    private static Screen email(String state, String address) {
        return Screen.of("update-email.ftl", state)
                .with("profile", Map.of("attributesByName", Map.of("email", Map.of("value", address))));
    }

    private static Stream<Screen> end() {
        return Stream.of(
                end("otp", "otp", true), end("passkey", "passkey", true), end("without the set-up", "otp", false));
    }

    private static Screen end(String state, String method, boolean setUpNow) {
        return Screen.of("kosmo-first-login-end.ftl", state)
                .with("kosmoUserId", SampleLogin.USER_ID)
                .with("kosmoMfaMethod", method)
                .with("kosmoSetUpNow", setUpNow);
    }

    private static Map<String, Object> line(String kind, String html) {
        return Map.of("kind", kind, "html", HtmlSanitizer.forTemplate(html));
    }

    private static Function<Locale, Object> in(Object japanese, Object english) {
        return locale -> locale.equals(Locale.JAPANESE) ? japanese : english;
    }
}
