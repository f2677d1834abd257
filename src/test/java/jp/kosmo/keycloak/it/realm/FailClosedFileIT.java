package jp.kosmo.keycloak.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.attack.Damage;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.RealmFiles;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;

/** The same as {@code FailClosedIT} for realms that are made from a file in which something is missing or makes no sense. */
@Tag("long")
class FailClosedFileIT {

    private static final String NAME = "failclosedfile";

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void nobodyGetsPast(String name, Consumer<RealmRepresentation> damage) {
        Union union = Union.copyOf("daiwakenpo", NAME, realm -> {
            realm.setOtpPolicyCodeReusable(true);
            damage.accept(realm);
        });
        try {
            for (Damage.Who who : Damage.Who.LOGIN) {
                Member member = who.make(union);
                who.isNotPast(member, who.walk(member));
            }
            TestBed.run("kosmo-self-check");
        } finally {
            union.host().remove(union.name());
        }
        assertThat(TestBed.log()).noneMatch(line -> line.contains("cannot be checked"));
    }

    static Stream<Arguments> damages() {
        RealmRepresentation whole = RealmFiles.copy("daiwakenpo", NAME, new HashMap<>(TestBed.placeholders()));
        Stream<Arguments> actions = whole.getRequiredActions().stream()
                .filter(RequiredActionProviderRepresentation::isEnabled)
                .map(RequiredActionProviderRepresentation::getAlias)
                .map(alias -> damage(
                        "no " + alias,
                        realm -> realm.getRequiredActions()
                                .removeIf(action -> action.getAlias().equals(alias))));
        Stream<Arguments> steps = ours(whole)
                .flatMap(flow -> flow.getAuthenticationExecutions().stream()
                        .map(step -> Objects.requireNonNullElse(step.getAuthenticator(), step.getFlowAlias()))
                        .map(step -> damage(
                                flow.getAlias() + " without " + step,
                                realm -> ours(realm)
                                        .filter(here -> here.getAlias().equals(flow.getAlias()))
                                        .forEach(here -> here.getAuthenticationExecutions()
                                                .removeIf(there -> step.equals(there.getAuthenticator())
                                                        || step.equals(there.getFlowAlias()))))));
        Stream<Arguments> nonsense =
                Damage.NONSENSE.stream().map(value -> damage("settings: '" + value + "'", realm -> fill(realm, value)));
        Stream<Arguments> parts = Stream.of(
                damage(
                        "no user profile",
                        realm -> realm.getComponents().remove("org.keycloak.userprofile.UserProfileProvider")),
                damage(
                        "no default actions",
                        realm -> realm.getRequiredActions().forEach(action -> action.setDefaultAction(false))),
                damage("no settings", realm -> {
                    realm.getRequiredActions().forEach(action -> action.setConfig(Map.of()));
                    realm.getAuthenticatorConfig().forEach(config -> config.setConfig(Map.of()));
                }),
                damage(
                        "no attributes",
                        realm ->
                                realm.getAttributes().keySet().removeIf(attribute -> !attribute.equals("frontendUrl"))),
                damage("no browser flow", realm -> realm.setBrowserFlow(null)),
                damage("no themes", realm -> {
                    realm.setLoginTheme(null);
                    realm.setAccountTheme(null);
                    realm.setEmailTheme(null);
                }));
        return Stream.of(actions, steps, nonsense, parts).flatMap(cases -> cases);
    }

    private static void fill(RealmRepresentation realm, String value) {
        realm.getRequiredActions().stream()
                .map(RequiredActionProviderRepresentation::getConfig)
                .filter(Objects::nonNull)
                .forEach(settings ->
                        settings.replaceAll((setting, before) -> setting.startsWith("text") ? before : value));
        realm.getAuthenticatorConfig().stream()
                .map(AuthenticatorConfigRepresentation::getConfig)
                .forEach(settings -> settings.replaceAll((setting, before) -> value));
    }

    private static Stream<AuthenticationFlowRepresentation> ours(RealmRepresentation realm) {
        List<String> names = List.of("kosmo-browser", "kosmo-forms", "kosmo-entry", "kosmo-verify");
        return realm.getAuthenticationFlows().stream().filter(flow -> names.contains(flow.getAlias()));
    }

    private static Arguments damage(String name, Consumer<RealmRepresentation> change) {
        return Arguments.of(name, change);
    }
}
