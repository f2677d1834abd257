package jp.kosmo.keycloak.it.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;

/** The steps under "Remove" in {@code providers/README.md}, by their words there, done as the Admin Console does them. */
public final class RemovalRecipe {

    private static final String OURS = "kosmo-";

    private static final Map<String, Consumer<RealmResource>> STEPS = steps();

    private RemovalRecipe() {}

    /** In the order of the document. */
    public static List<String> titles() {
        return List.copyOf(STEPS.keySet());
    }

    public static void follow(RealmResource union) {
        STEPS.values().forEach(step -> step.accept(union));
    }

    private static Map<String, Consumer<RealmResource>> steps() {
        var steps = new LinkedHashMap<String, Consumer<RealmResource>>();
        steps.put(
                "Bind the stock flows",
                union -> change(union, realm -> {
                    realm.setBrowserFlow("browser");
                    realm.setResetCredentialsFlow("reset credentials");
                    realm.setDirectGrantFlow("direct grant");
                    realm.setRegistrationFlow("registration");
                    realm.setFirstBrokerLoginFlow("first broker login");
                    realm.setDockerAuthenticationFlow("docker auth");
                }));
        steps.put("Delete the flows of the bundle", RemovalRecipe::deleteFlows);
        steps.put("Switch off the required actions of the bundle", RemovalRecipe::switchOffActions);
        steps.put(
                "Take the rules out of the password policy",
                union -> change(union, realm -> {
                    List<String> rules = List.of(realm.getPasswordPolicy().split(" and ", -1));
                    realm.setPasswordPolicy(String.join(
                            " and ",
                            rules.stream()
                                    .filter(rule -> !rule.startsWith("kosmo"))
                                    .toList()));
                }));
        steps.put("Take the validators out of the user profile", RemovalRecipe::clearProfile);
        steps.put("Take the event listener out", union -> {
            var events = union.getRealmEventsConfig();
            events.setEventsListeners(events.getEventsListeners().stream()
                    .filter(listener -> !listener.startsWith(OURS))
                    .toList());
            union.updateRealmEventsConfig(events);
        });
        steps.put(
                "Choose other themes",
                union -> change(union, realm -> {
                    realm.setLoginTheme("keycloak.v2");
                    realm.setAccountTheme("keycloak.v3");
                    realm.setEmailTheme("base");
                }));
        return steps;
    }

    private static void change(RealmResource union, Consumer<RealmRepresentation> change) {
        RealmRepresentation realm = union.toRepresentation();
        change.accept(realm);
        union.update(realm);
    }

    private static void deleteFlows(RealmResource union) {
        union.flows().getFlows().stream()
                .filter(flow -> flow.getAlias().startsWith(OURS))
                .forEach(flow -> union.flows().deleteFlow(flow.getId()));
    }

    private static void switchOffActions(RealmResource union) {
        union.flows().getRequiredActions().stream()
                .filter(action -> action.getAlias().startsWith(OURS))
                .forEach(action -> {
                    action.setEnabled(false);
                    action.setDefaultAction(false);
                    union.flows().updateRequiredAction(action.getAlias(), action);
                });
    }

    private static void clearProfile(RealmResource union) {
        var profile = union.users().userProfile().getConfiguration();
        profile.getAttributes().stream()
                .filter(attribute -> attribute.getValidations() != null)
                .forEach(attribute -> attribute.getValidations().keySet().removeIf(id -> id.startsWith(OURS)));
        union.users().userProfile().update(profile);
    }
}
