package jp.kosmo.keycloak.it.attack;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.fixture.Union;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;
import org.keycloak.representations.idm.ConfigPropertyRepresentation;

/** Steps of a union's flows that are off, of another requirement, deleted, or have no settings or nonsense in them. */
final class DamagedFlows {

    private static final String DAMAGED = "damaged";

    private final Union union;

    private DamagedFlows(Union union) {
        this.union = union;
    }

    static Stream<Damage> all(Union union) {
        var flows = new DamagedFlows(union);
        return Stream.of("kosmo-browser", "kosmo-reset").flatMap(flows::of);
    }

    private Stream<Damage> of(String flow) {
        List<AuthenticationExecutionInfoRepresentation> steps = steps(flow);
        return Stream.of(
                        steps.stream().flatMap(step -> requirements(flow, step)),
                        steps.stream().map(step -> deleted(flow, step)),
                        Stream.of(settings(flow, "none", value -> Map.of())),
                        Damage.NONSENSE.stream()
                                .map(value -> settings(flow, "'" + value + "'", all -> filled(all, value))))
                .flatMap(damages -> damages);
    }

    private List<AuthenticationExecutionInfoRepresentation> steps(String flow) {
        return union.admin().flows().getExecutions(flow);
    }

    private Stream<Damage> requirements(String flow, AuthenticationExecutionInfoRepresentation step) {
        return step.getRequirementChoices().stream()
                .filter(requirement -> !requirement.equals(step.getRequirement()))
                .map(requirement -> new Damage(
                        flow + ", " + step.getDisplayName() + ": " + requirement,
                        () -> require(flow, step, requirement),
                        () -> require(flow, step, step.getRequirement()),
                        walks(flow)));
    }

    private void require(String flow, AuthenticationExecutionInfoRepresentation step, String requirement) {
        steps(flow).stream().filter(now -> now.getId().equals(step.getId())).forEach(now -> {
            now.setRequirement(requirement);
            union.admin().flows().updateExecutions(flow, now);
        });
    }

    /** Out of a copy, which is bound in the place of the flow. */
    private Damage deleted(String flow, AuthenticationExecutionInfoRepresentation step) {
        int place = steps(flow).stream()
                .map(AuthenticationExecutionInfoRepresentation::getId)
                .toList()
                .indexOf(step.getId());
        return new Damage(
                flow + ", " + step.getDisplayName() + ": deleted",
                () -> {
                    union.admin().flows().copy(flow, Map.of("newName", DAMAGED)).close();
                    union.admin()
                            .flows()
                            .removeExecution(steps(DAMAGED).get(place).getId());
                    bind(flow, DAMAGED);
                },
                () -> {
                    bind(flow, flow);
                    union.admin().flows().getFlows().stream()
                            .filter(copy -> copy.getAlias().equals(DAMAGED))
                            .forEach(copy -> union.admin().flows().deleteFlow(copy.getId()));
                },
                walks(flow));
    }

    private void bind(String flow, String instead) {
        union.change(realm -> {
            if (flow.equals("kosmo-browser")) {
                realm.setBrowserFlow(instead);
            } else {
                realm.setResetCredentialsFlow(instead);
            }
        });
    }

    /** Of all steps at once, with those that the realm leaves at their defaults. */
    private Damage settings(String flow, String name, UnaryOperator<Map<String, String>> change) {
        Map<String, AuthenticatorConfigRepresentation> before = steps(flow).stream()
                .filter(step -> step.getAuthenticationConfig() != null)
                .collect(Collectors.toMap(
                        AuthenticationExecutionInfoRepresentation::getProviderId,
                        step -> config(step.getAuthenticationConfig())));
        return new Damage(
                "settings of " + flow + ": " + name,
                () -> before.forEach((provider, stored) -> {
                    AuthenticatorConfigRepresentation config = config(stored.getId());
                    config.setConfig(change.apply(all(provider)));
                    union.admin().flows().updateAuthenticatorConfig(stored.getId(), config);
                }),
                () -> before.values()
                        .forEach(stored -> union.admin().flows().updateAuthenticatorConfig(stored.getId(), stored)),
                walks(flow));
    }

    private AuthenticatorConfigRepresentation config(String id) {
        return union.admin().flows().getAuthenticatorConfig(id);
    }

    private Map<String, String> all(String provider) {
        return union.admin().flows().getAuthenticatorConfigDescription(provider).getProperties().stream()
                .map(ConfigPropertyRepresentation::getName)
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(Function.identity(), name -> ""));
    }

    private static Map<String, String> filled(Map<String, String> settings, String value) {
        return settings.keySet().stream().collect(Collectors.toMap(Function.identity(), name -> value));
    }

    private static Set<Damage.Who> walks(String flow) {
        return flow.equals("kosmo-reset") ? Set.of(Damage.Who.FORGETFUL) : Damage.Who.LOGIN;
    }
}
