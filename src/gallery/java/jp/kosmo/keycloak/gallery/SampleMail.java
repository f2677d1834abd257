package jp.kosmo.keycloak.gallery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One mail in one state, as a member can get it.
 *
 * @param template its name, both under {@code html/} and under {@code text/}
 * @param state in a word or three, in English
 * @param subjectKey message key of the subject
 * @param values what the template finds beside what Keycloak gives every mail
 */
record SampleMail(String template, String state, String subjectKey, Map<String, Object> values) {
    private static final String LINK =
            "https://login.example.jp/realms/sample/login-actions/action-token?key=" + "x".repeat(300);
    private static final Map<String, Integer> TIME =
            Map.of("year", 2026, "month", 11, "day", 22, "hour", 9, "minute", 5);

    static Stream<SampleMail> all() {
        return Stream.of(ours(), notices(), byTheOffice(), keycloaks()).flatMap(letters -> letters);
    }

    private static Stream<SampleMail> ours() {
        return Stream.of(
                new SampleMail("kosmo-reset.ftl", "plain", "kosmoResetSubject", Map.of("link", LINK, "until", TIME)),
                new SampleMail(
                        "kosmo-user-ids.ftl",
                        "one",
                        "kosmoUserIdsSubject",
                        Map.of("accounts", List.of(account("H.K.")))),
                new SampleMail(
                        "kosmo-user-ids.ftl",
                        "a family",
                        "kosmoUserIdsSubject",
                        Map.of("accounts", List.of(account("H.K."), account("")))),
                new SampleMail(
                        "kosmo-locked.ftl", "for a while", "kosmoLockedSubject", Map.of("until", TIME, "time", TIME)),
                new SampleMail("kosmo-locked.ftl", "for good", "kosmoLockedSubject", Map.of("time", TIME)));
    }

    private static Map<String, String> account(String initials) {
        return Map.of("userId", SampleLogin.USER_ID, "initials", initials);
    }

    private static Stream<SampleMail> notices() {
        return Stream.of(
                notice("userId", true, Map.of(), List.of(change("userId", ""))),
                notice("emailOld", true, Map.of(), List.of(change("emailOld", ""))),
                notice("emailNew", true, Map.of(), List.of(change("emailNew", ""))),
                notice("password", false, Map.of("machine", "", "browser", ""), List.of(change("password", ""))),
                notice("method.otp", false, Map.of(), List.of(change("method.otp", ""))),
                notice("method.passkey", false, Map.of(), List.of(change("method.passkey", ""))),
                notice("added.otp", false, Map.of(), List.of(change("added.otp", "お父さんのスマートフォン {0} <b>"))),
                notice("added.passkey", false, Map.of(), List.of(change("added.passkey", "iPhone"))),
                notice("removed.otp", false, Map.of(), List.of(change("removed.otp", ""))),
                notice("removed.passkey", false, Map.of(), List.of(change("removed.passkey", "iPhone"))),
                notice(
                        "recovery",
                        false,
                        Map.of(),
                        List.of(
                                change("recovery", ""),
                                change("password", ""),
                                change("added.otp", "iPhone"),
                                change("replaced", ""))));
    }

    private static Stream<SampleMail> byTheOffice() {
        return Stream.of("unlocked", "lostPhone", "initialPassword", "disabled", "enabled")
                .map(what -> "office." + what)
                .map(what -> notice(what, true, Map.of("byOffice", true), List.of(change(what, ""))));
    }

    private static Map<String, String> change(String what, String device) {
        return Map.of("what", what, "device", device);
    }

    private static SampleMail notice(
            String subject, boolean deskOnly, Map<String, Object> differences, List<Map<String, String>> changes) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of(
                "changes", changes, "deskOnly", deskOnly, "machine", "iPhone", "browser", "Safari", "time", TIME));
        values.putAll(differences);
        return new SampleMail("kosmo-notice.ftl", subject, "kosmoNoticeSubject." + subject, values);
    }

    /** Keycloak's own templates, or ours in their place. */
    private static Stream<SampleMail> keycloaks() {
        return Stream.of(
                new SampleMail(
                        "email-update-confirmation.ftl",
                        "plain",
                        "emailUpdateConfirmationSubject",
                        Map.of("newEmail", "hanako.new@example.jp", "link", LINK, "until", TIME)),
                new SampleMail("password-reset.ftl", "plain", "passwordResetSubject", Map.of("link", LINK)),
                new SampleMail("email-verification.ftl", "plain", "emailVerificationSubject", Map.of("link", LINK)),
                new SampleMail(
                        "executeActions.ftl",
                        "plain",
                        "executeActionsSubject",
                        Map.of("requiredActions", List.of("UPDATE_PASSWORD", "UPDATE_EMAIL"), "link", LINK)),
                new SampleMail("email-test.ftl", "plain", "emailTestSubject", Map.of()));
    }

    /** Name of its files, without the ending. */
    String name() {
        return ("mail-" + template.replace(".ftl", "") + "-" + state).replaceAll("[^\\w-]+", "-");
    }

    @Override
    public String toString() {
        return "mail " + template + ", " + state;
    }
}
