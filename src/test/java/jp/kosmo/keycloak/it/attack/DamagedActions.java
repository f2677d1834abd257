package jp.kosmo.keycloak.it.attack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.fixture.Union;
import org.keycloak.representations.idm.ConfigPropertyRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderSimpleRepresentation;

/** Required actions of a union that are off, deleted, or have no settings or nonsense in them. */
final class DamagedActions {

    private static final List<String> OURS = List.of("kosmo-birthdate", "kosmo-terms", "kosmo-user-id");
    private static final List<String> SET_UP = List.of("CONFIGURE_TOTP", "webauthn-register");

    private final Union union;
    private final List<RequiredActionProviderRepresentation> enabled;

    private DamagedActions(Union union) {
        this.union = union;
        enabled = union.admin().flows().getRequiredActions().stream()
                .filter(RequiredActionProviderRepresentation::isEnabled)
                .toList();
    }

    static Stream<Damage> all(Union union) {
        var actions = new DamagedActions(union);
        List<String> all = actions.enabled.stream()
                .map(RequiredActionProviderRepresentation::getAlias)
                .toList();
        Stream<List<String>> groups = Stream.concat(
                all.stream().map(List::of),
                Stream.of(
                        SET_UP,
                        List.of("kosmo-user-id", "CONFIGURE_TOTP"),
                        Stream.concat(Stream.of("kosmo-user-id"), SET_UP.stream())
                                .toList(),
                        OURS,
                        Stream.concat(OURS.stream(), SET_UP.stream()).toList(),
                        all));
        return Stream.of(
                        groups.flatMap(group -> Stream.of(actions.off(group), actions.deleted(group))),
                        actions.enabled.stream()
                                .map(action -> actions.settings("none", List.of(action), value -> Map.of())),
                        Stream.of(actions.settings("none", actions.enabled, value -> Map.of())),
                        Damage.NONSENSE.stream().map(actions::nonsense))
                .flatMap(damages -> damages);
    }

    private Damage off(List<String> group) {
        return new Damage(
                "off: " + group,
                () -> group.forEach(action -> enable(action, false)),
                () -> group.forEach(action -> enable(action, true)),
                Damage.Who.ALL);
    }

    private void enable(String alias, boolean enabled) {
        RequiredActionProviderRepresentation action = union.requiredAction(alias);
        action.setEnabled(enabled);
        union.admin().flows().updateRequiredAction(alias, action);
    }

    private Damage deleted(List<String> group) {
        return new Damage(
                "deleted: " + group,
                () -> group.forEach(action -> union.admin().flows().removeRequiredAction(action)),
                () -> enabled.stream()
                        .filter(action -> group.contains(action.getAlias()))
                        .forEach(this::register),
                Damage.Who.ALL);
    }

    private void register(RequiredActionProviderRepresentation action) {
        var name = new RequiredActionProviderSimpleRepresentation();
        name.setProviderId(action.getProviderId());
        name.setName(action.getName());
        union.admin().flows().registerRequiredAction(name);
        union.admin().flows().updateRequiredAction(action.getAlias(), action);
    }

    /** Past the console's check, as a realm file or an older version may bring it, in every setting that there is. */
    private Damage nonsense(String value) {
        return settings(
                "'" + value + "'",
                enabled,
                before -> before.entrySet().stream()
                        .filter(setting -> !setting.getKey().startsWith("text"))
                        .collect(Collectors.toMap(Map.Entry::getKey, setting -> value)));
    }

    private Damage settings(
            String name,
            List<RequiredActionProviderRepresentation> actions,
            UnaryOperator<Map<String, String>> change) {
        return new Damage(
                "settings of "
                        + actions.stream()
                                .map(RequiredActionProviderRepresentation::getAlias)
                                .toList() + ": " + name,
                () -> actions.forEach(before -> {
                    RequiredActionProviderRepresentation action = union.requiredAction(before.getAlias());
                    action.setConfig(change.apply(all(before)));
                    union.admin().flows().updateRequiredAction(before.getAlias(), action);
                }),
                () -> actions.forEach(action -> union.admin().flows().updateRequiredAction(action.getAlias(), action)),
                Damage.Who.ALL);
    }

    /** With those that the realm leaves at their defaults. */
    private Map<String, String> all(RequiredActionProviderRepresentation action) {
        var settings = new HashMap<String, String>();
        union.admin().flows().getRequiredActionConfigDescription(action.getAlias()).getProperties().stream()
                .map(ConfigPropertyRepresentation::getName)
                .forEach(name -> settings.put(name, ""));
        settings.putAll(action.getConfig());
        return settings;
    }
}
