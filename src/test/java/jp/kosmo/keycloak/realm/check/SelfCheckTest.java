package jp.kosmo.keycloak.realm.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kosmo.keycloak.realm.check.RealmFacts.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything a union needs, taken away one by one: each is named, and nothing else. */
class SelfCheckTest {

    @Test
    void findsNothingWrongWithAWholeRealm() {
        assertThat(SelfCheck.findings(new Realm().facts())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lacks")
    void namesWhatIsMissing(String named, Consumer<Realm> taken) {
        Realm realm = new Realm();
        taken.accept(realm);

        assertThat(SelfCheck.findings(realm.facts()))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.toString()).contains(named));
    }

    static Stream<Arguments> lacks() {
        return Stream.of(
                        new Realm()
                                .attributes.keySet().stream()
                                        .filter(name ->
                                                !List.of("username", "email").contains(name))
                                        .map(name -> lack(name, realm -> realm.attributes.remove(name))),
                        Map.of("username", "kosmo-user-id", "email", "kosmo-user-id", "mfaMethod", "kosmo-mfa-method")
                                .entrySet()
                                .stream()
                                .map(entry -> lack(
                                        entry.getKey() + " has no validator " + entry.getValue(),
                                        realm -> realm.attributes.put(entry.getKey(), Set.of()))),
                        new Realm().enabled.stream().map(action -> lack(action, realm -> realm.enabled.remove(action))),
                        new Realm()
                                .defaults.stream().map(action -> lack(action, realm -> realm.defaults.remove(action))),
                        new Realm().browser.stream().map(step -> lack(step.id(), realm -> realm.browser.remove(step))),
                        new Realm().reset.stream().map(step -> lack(step.id(), realm -> realm.reset.remove(step))),
                        new Realm().browser.stream().flatMap(step -> movements(step, realm -> realm.browser)),
                        new Realm().reset.stream().flatMap(step -> movements(step, realm -> realm.reset)),
                        new Realm().rules.stream().map(rule -> lack(rule, realm -> realm.rules.remove(rule))),
                        Stream.of(
                                lack(
                                        "kosmo-enrolment does not stand last",
                                        realm -> realm.browser.add(0, realm.browser.remove(realm.browser.size() - 1))),
                                lack("deny-access", realm -> realm.directGrant.clear()),
                                lack("kosmo-notice", realm -> realm.listeners.clear()),
                                lack("e-mail theme", realm -> realm.emailTheme = ""),
                                lack("e-mail theme", realm -> realm.emailTheme = "keycloak"),
                                lack("brute force", realm -> realm.bruteForce = false),
                                lack("Forgot password", realm -> realm.recovery = false),
                                lack("user events", realm -> realm.events = false),
                                lack("admin events", realm -> realm.officeRecorded = false),
                                lack("[otp]", realm -> realm.profileMethods = Set.of("otp")),
                                lack("Frontend URL", realm -> realm.frontendUrl = "http://www.u.portal.localhost:8080"),
                                lack("Frontend URL", realm -> realm.frontendUrl = "https://127.0.0.1/x"),
                                lack("Frontend URL", realm -> realm.frontendUrl = "http://localhost")))
                .flatMap(cases -> cases);
    }

    /** Every requirement on the way to a step changed to every other, one by one. */
    private static Stream<Arguments> movements(Step step, Function<Realm, List<Step>> flow) {
        return IntStream.range(0, step.requirements().size())
                .boxed()
                .flatMap(depth -> Stream.of("REQUIRED", "ALTERNATIVE", "CONDITIONAL")
                        .filter(other -> !step.requirements().get(depth).equals(other))
                        .map(other -> {
                            var requirements = new ArrayList<>(step.requirements());
                            requirements.set(depth, other);
                            var moved = new Step(step.id(), requirements);
                            return lack(
                                    step.id() + " is " + String.join(" > ", requirements),
                                    realm -> flow.apply(realm).replaceAll(there -> there.equals(step) ? moved : there));
                        }));
    }

    private static Step step(String id, String... requirements) {
        return new Step(id, List.of(requirements));
    }

    private static Arguments lack(String named, Consumer<Realm> taken) {
        return Arguments.of(named, taken);
    }

    /** A whole one, to be broken. */
    private static final class Realm {
        final Map<String, Set<String>> attributes = new HashMap<>(Map.of(
                "username", Set.of("kosmo-user-id"),
                "email", Set.of("kosmo-user-id"),
                "mfaMethod", Set.of("kosmo-mfa-method"),
                "birthdate", Set.of(),
                "insuredPersonSymbol", Set.of(),
                "insuredPersonNumber", Set.of(),
                "temporaryUserId", Set.of(),
                "agreedTerms", Set.of(),
                "mfaDueSince", Set.of()));
        final Set<String> enabled = new HashSet<>(Set.of(
                "kosmo-birthdate",
                "kosmo-terms",
                "kosmo-user-id",
                "CONFIGURE_TOTP",
                "webauthn-register",
                "UPDATE_PASSWORD",
                "UPDATE_EMAIL",
                "delete_credential"));
        final Set<String> defaults = new HashSet<>(Set.of("kosmo-birthdate", "kosmo-user-id"));
        final List<Step> browser = new ArrayList<>(List.of(
                step("auth-cookie", "ALTERNATIVE"),
                step("kosmo-login", "ALTERNATIVE", "REQUIRED", "ALTERNATIVE"),
                step("kosmo-forgot-user-id", "ALTERNATIVE", "REQUIRED", "ALTERNATIVE"),
                step("conditional-user-configured", "ALTERNATIVE", "CONDITIONAL", "REQUIRED"),
                step("kosmo-otp", "ALTERNATIVE", "CONDITIONAL", "ALTERNATIVE"),
                step("kosmo-passkey", "ALTERNATIVE", "CONDITIONAL", "ALTERNATIVE"),
                step("kosmo-enrolment", "ALTERNATIVE", "REQUIRED")));
        final List<Step> reset = new ArrayList<>(List.of(
                step("kosmo-reset-mail", "REQUIRED"),
                step("kosmo-reset-window", "REQUIRED"),
                step("reset-password", "REQUIRED"),
                step("kosmo-enrolment", "REQUIRED")));
        final List<Step> directGrant = new ArrayList<>(List.of(step("deny-access-authenticator", "REQUIRED")));
        final Set<String> rules =
                new HashSet<>(Set.of("length", "kosmoLetters", "digits", "kosmoCharacters", "kosmoNotPersonal"));
        final Set<String> listeners = new HashSet<>(Set.of("kosmo-notice"));
        Set<String> profileMethods = Set.of("otp", "passkey");
        String emailTheme = "kosmo";
        boolean bruteForce = true;
        boolean recovery = true;
        boolean events = true;
        boolean officeRecorded = true;
        String frontendUrl = "https://www.union.example";

        RealmFacts facts() {
            return new RealmFacts(
                    attributes,
                    profileMethods,
                    Set.of("otp", "passkey"),
                    enabled,
                    defaults,
                    browser,
                    reset,
                    directGrant,
                    rules,
                    listeners,
                    emailTheme,
                    bruteForce,
                    recovery,
                    events,
                    officeRecorded,
                    true,
                    Map.of("the realm's Frontend URL", frontendUrl));
        }
    }
}
