package jp.kosmo.keycloak.it;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;

/**
 * Something of a union's realm that is taken away or made nonsense, as the console, Admin REST or a realm file can.
 *
 * @param name for the report
 * @param doing what breaks it
 * @param undoing what mends it
 */
record Damage(String name, Runnable doing, Runnable undoing) {

    private static final List<String> ACTIONS = List.of(
            "kosmo-birthdate",
            "kosmo-terms",
            "kosmo-user-id",
            "CONFIGURE_TOTP",
            "webauthn-register",
            "UPDATE_PASSWORD",
            "UPDATE_EMAIL",
            "delete_credential");
    private static final Map<String, List<String>> NUMBERS = Map.of(
            "kosmo-birthdate", List.of("maxFailures"),
            "kosmo-terms", List.of("graceDays", "effectiveFrom"),
            "kosmo-user-id", List.of("releasedIdDays", "changesPerMonth", "methods", "requireChange"),
            "UPDATE_PASSWORD", List.of("derivedInitialPasswordDays", "derivedInitialPassword"));
    private static final List<String> NONSENSE = List.of(
            "", " ", "0", "-1", "x", "1.5", "３", "99999999999999999999", "null", "いいえ", "'; --", "x".repeat(200));

    static Stream<Damage> all(Union union) {
        return Stream.of(
                        ACTIONS.stream().map(action -> off(union, List.of(action))),
                        Stream.of(
                                off(union, List.of("CONFIGURE_TOTP", "webauthn-register")),
                                off(union, List.of("kosmo-user-id", "CONFIGURE_TOTP")),
                                off(union, List.of("kosmo-user-id", "CONFIGURE_TOTP", "webauthn-register")),
                                off(union, List.of("kosmo-birthdate", "kosmo-terms", "kosmo-user-id")),
                                bound(union, "browser"),
                                bound(union, "kosmo-closed"),
                                policy(union),
                                settingsGone(union)),
                        steps(union),
                        attributes(union),
                        NONSENSE.stream().map(value -> nonsense(union, value)),
                        NONSENSE.stream().map(value -> nonsenseInTheFlow(union, value)))
                .flatMap(cases -> cases);
    }

    private static Damage off(Union union, List<String> actions) {
        return new Damage(
                "off: " + actions,
                () -> actions.forEach(action -> enable(union, action, false)),
                () -> actions.forEach(action -> enable(union, action, true)));
    }

    private static void enable(Union union, String alias, boolean enabled) {
        RequiredActionProviderRepresentation action = union.requiredAction(alias);
        action.setEnabled(enabled);
        union.admin().flows().updateRequiredAction(alias, action);
    }

    private static Damage bound(Union union, String flow) {
        return new Damage(
                "bound for logins: " + flow,
                () -> union.change(realm -> realm.setBrowserFlow(flow)),
                () -> union.change(realm -> realm.setBrowserFlow("kosmo-browser")));
    }

    private static Damage policy(Union union) {
        String policy = union.admin().toRepresentation().getPasswordPolicy();
        return new Damage(
                "no password policy, no mail theme, no listener, no brute force detection",
                () -> union.change(realm -> {
                    realm.setPasswordPolicy("");
                    realm.setEmailTheme("");
                    realm.setEventsListeners(List.of());
                    realm.setBruteForceProtected(false);
                }),
                () -> union.change(realm -> {
                    realm.setPasswordPolicy(policy);
                    realm.setEmailTheme("kosmo");
                    realm.setEventsListeners(List.of("jboss-logging", "kosmo-notice"));
                    realm.setBruteForceProtected(true);
                }));
    }

    /** What the console's button 消去 does, in every step at once. */
    private static Damage settingsGone(Union union) {
        return overwritten(
                "the settings of all steps gone",
                union,
                NUMBERS.keySet().stream().toList(),
                settings -> settings.clear());
    }

    /** Past the console's check, as a realm file or an older version may bring it. */
    private static Damage nonsense(Union union, String value) {
        return overwritten(
                "settings of the steps: '" + value + "'",
                union,
                NUMBERS.keySet().stream().toList(),
                settings -> NUMBERS.values().stream()
                        .flatMap(List::stream)
                        .filter(settings::containsKey)
                        .forEach(name -> settings.put(name, value)));
    }

    private static Damage overwritten(
            String name, Union union, List<String> actions, Consumer<Map<String, String>> change) {
        Map<String, RequiredActionProviderRepresentation> before = new HashMap<>();
        actions.forEach(action -> before.put(action, union.requiredAction(action)));
        return new Damage(
                name,
                () -> actions.forEach(alias -> {
                    RequiredActionProviderRepresentation action = union.requiredAction(alias);
                    Map<String, String> settings = new HashMap<>(action.getConfig());
                    change.accept(settings);
                    action.setConfig(settings);
                    union.admin().flows().updateRequiredAction(alias, action);
                }),
                () -> before.forEach((alias, action) -> union.admin().flows().updateRequiredAction(alias, action)));
    }

    private static Damage nonsenseInTheFlow(Union union, String value) {
        return new Damage(
                "settings of kosmo-enrolment: '" + value + "'",
                () -> union.changeAuthenticator(
                        "kosmo-browser", "kosmo-enrolment", Map.of("when", value, "graceDays", value)),
                () -> union.changeAuthenticator(
                        "kosmo-browser", "kosmo-enrolment", Map.of("when", "next-login", "graceDays", "0")));
    }

    private static Stream<Damage> steps(Union union) {
        return union.admin().flows().getExecutions("kosmo-browser").stream()
                .map(step -> new Damage(
                        "step off: " + step.getDisplayName(),
                        () -> require(union, step, "DISABLED"),
                        () -> require(union, step, step.getRequirement())));
    }

    private static void require(Union union, AuthenticationExecutionInfoRepresentation step, String requirement) {
        union.admin().flows().getExecutions("kosmo-browser").stream()
                .filter(now -> now.getId().equals(step.getId()))
                .forEach(now -> {
                    now.setRequirement(requirement);
                    union.admin().flows().updateExecutions("kosmo-browser", now);
                });
    }

    private static Stream<Damage> attributes(Union union) {
        var whole = union.admin().users().userProfile().getConfiguration();
        return whole.getAttributes().stream()
                .map(attribute -> attribute.getName())
                .filter(name -> !List.of("username", "email").contains(name))
                .map(name -> new Damage(
                        "not in the user profile: " + name,
                        () -> {
                            var fewer = union.admin().users().userProfile().getConfiguration();
                            fewer.removeAttribute(name);
                            union.admin().users().userProfile().update(fewer);
                        },
                        () -> union.admin().users().userProfile().update(whole)));
    }

    @Override
    public String toString() {
        return name;
    }
}
