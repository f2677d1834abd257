package jp.kosmo.keycloak.gallery;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.gallery.ScriptFixture.Answer;

/** The account pages: profile, ways to log in, devices logged in, terms agreed to. */
final class AccountScreens {

    private static final String ACCOUNT = "GET account";
    private static final String WAYS = "GET account/credentials";
    private static final String DEVICES = "GET account/sessions/devices";
    private static final String TERMS = "GET kosmo/terms";
    private static final long WHEN = Instant.parse("2026-11-03T01:05:00Z").toEpochMilli();

    private AccountScreens() {}

    static Stream<Screen> all() {
        return Stream.of(profile(), signIn(), sessions(), terms(), trouble()).flatMap(screens -> screens);
    }

    private static Stream<Screen> profile() {
        Map<String, Answer> answers =
                Map.of(ACCOUNT, Answer.ok(account(Map.of())), "POST account", Answer.ok(Map.of()));
        Map<String, Answer> refused = new HashMap<>(answers);
        refused.put(
                "POST account",
                new Answer(
                        400,
                        Map.of(
                                "errors",
                                List.of(Map.of(
                                        "field",
                                        "username",
                                        "errorMessage",
                                        "kosmoUserIdTooShort",
                                        "params",
                                        List.of("username", "8"))))));
        return Stream.of(
                page("profile", "profile", answers),
                page(
                        "profile, an address to be confirmed",
                        "profile",
                        Map.of(
                                ACCOUNT,
                                Answer.ok(account(Map.of("kc.email.pending", List.of("hanako.new@example.jp")))))),
                screen(
                        "profile, saved",
                        ScriptFixture.account("profile", answers).begins(changes("hanako1980"))),
                screen(
                        "profile, nothing changed",
                        ScriptFixture.account("profile", answers).begins(changes(SampleLogin.USER_ID))),
                screen(
                        "profile, refused",
                        ScriptFixture.account("profile", refused).begins(changes("hana1"))),
                screen(
                        "profile, address changed",
                        ScriptFixture.account("profile", answers)
                                .outcome("kc_action=UPDATE_EMAIL&kc_action_status=success")));
    }

    private static String changes(String userId) {
        return "document.getElementById('username').value = '" + userId
                + "'; document.querySelector('main form [type=submit]').click();";
    }

    private static Map<String, Object> account(Map<String, List<String>> more) {
        Map<String, Object> attributes = new HashMap<>(Map.of(
                "displayName", List.of("健保　花子"), "mfaMethod", List.of("otp"), "temporaryUserId", List.of("false")));
        attributes.putAll(more);
        return Map.of(
                "username",
                SampleLogin.USER_ID,
                "email",
                "hanako@example.jp",
                "attributes",
                attributes,
                "userProfileMetadata",
                Map.of(
                        "attributes",
                        List.of(
                                attribute("username", "kosmoProfileUsername", false),
                                attribute("displayName", "kosmoProfileDisplayName", true),
                                attribute("email", "kosmoProfileEmail", true),
                                choice("mfaMethod", "kosmoProfileMfaMethod", false, "otp", "passkey"),
                                choice("temporaryUserId", "kosmoProfileTemporaryUserId", true, "true", "false"))));
    }

    private static Map<String, Object> attribute(String name, String label, boolean readOnly) {
        return Map.of("name", name, "displayName", "${" + label + "}", "required", !readOnly, "readOnly", readOnly);
    }

    private static Map<String, Object> choice(String name, String label, boolean readOnly, String one, String other) {
        Map<String, Object> attribute = new HashMap<>(attribute(name, label, readOnly));
        attribute.put("validators", Map.of("options", Map.of("options", List.of(one, other))));
        attribute.put(
                "annotations",
                Map.of(
                        "inputOptionLabels",
                        Map.of(one, "${" + label + "." + one + "}", other, "${" + label + "." + other + "}")));
        return attribute;
    }

    private static Stream<Screen> signIn() {
        Map<String, Answer> one = ways(List.of("iPhone"), List.of(), false);
        Map<String, Answer> several = ways(List.of("iPhone", "タブレット"), List.of("わたしの指紋"), true);
        return Stream.of(
                page("sign-in", "sign-in", one),
                page("sign-in, several devices", "sign-in", several),
                page("sign-in, no device", "sign-in", ways(List.of(), List.of(), true)),
                screen(
                        "sign-in, password changed",
                        ScriptFixture.account("sign-in", one)
                                .outcome("kc_action=UPDATE_PASSWORD&kc_action_status=success")),
                screen(
                        "sign-in, set-up broken off",
                        ScriptFixture.account("sign-in", one)
                                .outcome("kc_action=CONFIGURE_TOTP&kc_action_status=cancelled")));
    }

    private static Map<String, Answer> ways(List<String> apps, List<String> passkeys, boolean removeable) {
        return Map.of(
                WAYS,
                Answer.ok(List.of(
                        way("password", "basic-authentication", "updateAction", "UPDATE_PASSWORD", List.of(""), false),
                        way("otp", "two-factor", "createAction", "CONFIGURE_TOTP", apps, removeable),
                        way("webauthn", "two-factor", "createAction", "webauthn-register", passkeys, removeable))));
    }

    private static Map<String, Object> way(
            String type, String category, String begins, String action, List<String> devices, boolean removeable) {
        return Map.of(
                "type",
                type,
                "category",
                category,
                "displayName",
                type + "-display-name",
                "helptext",
                type + "-help-text",
                begins,
                action,
                "removeable",
                removeable,
                "userCredentialMetadatas",
                devices.stream()
                        .map(name ->
                                Map.of("credential", Map.of("id", "device", "userLabel", name, "createdDate", WHEN)))
                        .toList());
    }

    private static Stream<Screen> sessions() {
        Map<String, Answer> here = Map.of(DEVICES, Answer.ok(List.of(device("iOS", "Mobile Safari/18.1", true))));
        Map<String, Answer> elsewhere = Map.of(
                DEVICES,
                Answer.ok(List.of(
                        device("iOS", "Mobile Safari/18.1", true),
                        device("Windows", "Chrome/140.0", false),
                        device("Other", "Other/Unknown", false))));
        return Stream.of(
                page("sessions", "sessions", here),
                page("sessions, elsewhere, too", "sessions", elsewhere),
                screen(
                        "sessions, end them all",
                        ScriptFixture.account("sessions", elsewhere)
                                .begins("document.querySelector('.kosmo-way > button').click();")));
    }

    private static Map<String, Object> device(String os, String browser, boolean current) {
        return Map.of(
                "os",
                os,
                "sessions",
                List.of(Map.of(
                        "id", os,
                        "browser", browser,
                        "current", current,
                        "started", WHEN / 1000,
                        "lastAccess", WHEN / 1000 + 900)));
    }

    private static Stream<Screen> terms() {
        return Stream.of(
                page(
                        "terms",
                        "terms",
                        Map.of(
                                TERMS,
                                Answer.ok(List.of(
                                        agreed("2026-10", "<h2>加入者ページ利用規約</h2><p>第1条　この規約は、加入者ページの利用について定めるものです。</p>"),
                                        agreed("2025-04", "<p>第1条　この規約は、加入者ページの利用について定めるものです。</p>"))))),
                page("terms, none", "terms", Map.of(TERMS, Answer.ok(List.of()))));
    }

    private static Map<String, Object> agreed(String version, String html) {
        return Map.of("version", version, "agreedAt", WHEN, "language", "ja", "html", html, "plain", false);
    }

    private static Stream<Screen> trouble() {
        return Stream.of(
                page("offline", "sessions", Map.of()),
                page("trouble", "sessions", Map.of(DEVICES, new Answer(500, Map.of()))),
                page("denied", "sessions", Map.of(DEVICES, new Answer(403, Map.of()))));
    }

    private static Screen page(String state, String module, Map<String, Answer> answers) {
        return screen(state, ScriptFixture.account(module, answers));
    }

    private static Screen screen(String state, ScriptFixture fixture) {
        return Screen.of("index.ftl", state).filledBy(fixture);
    }
}
