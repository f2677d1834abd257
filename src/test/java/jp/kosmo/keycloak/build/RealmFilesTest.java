package jp.kosmo.keycloak.build;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.common.Profile;
import org.keycloak.events.EventType;
import org.keycloak.models.utils.DefaultRequiredActions;

/** The realm files hold what an operator may publish, and everything Keycloak does not add by itself. */
@ParameterizedClass
@ValueSource(strings = {"kanekakenpo", "daiwakenpo"})
class RealmFilesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(:[^}]+)?}");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final RealmFile file;

    RealmFilesTest(String realm) {
        this.file = RealmFile.of(realm);
    }

    @BeforeAll
    static void stockFeatures() {
        Profile.defaults();
    }

    @AfterAll
    static void forgetFeatures() {
        Profile.reset();
    }

    @Test
    void namesNoDatabaseRow() {
        assertThat(UUID.matcher(file.text()).find()).isFalse();
        assertThat(List.of("id", "_id", "internalId", "containerId"))
                .allSatisfy(field -> assertThat(file.values(field)).as(field).isEmpty());
    }

    @Test
    void holdsNoSecretAndNoMember() {
        assertThat(file.text()).doesNotContain("**********");
        assertThat(List.of("secret", "privateKey", "certificate", "codeSecret", "credentials", "users", "password"))
                .allSatisfy(field -> assertThat(file.values(field)).as(field).isEmpty());
    }

    @Test
    void everyPlaceholderHasADefault() {
        assertThat(PLACEHOLDER.matcher(file.text()).results().map(MatchResult::group))
                .isNotEmpty()
                .allMatch(placeholder -> placeholder.contains(":"));
    }

    /** A list in the file replaces Keycloak's own: what is missing here cannot be switched on in the console. */
    @Test
    void listsEveryStockRequiredAction() {
        Set<String> stock = Arrays.stream(DefaultRequiredActions.Action.values())
                .filter(DefaultRequiredActions.Action::isAvailable)
                .map(DefaultRequiredActions.Action::getAlias)
                .collect(toSet());
        assertThat(stock).contains("delete_credential", "UPDATE_EMAIL");
        assertThat(file.list("/requiredActions")
                        .map(action -> action.get("alias").textValue()))
                .containsAll(stock)
                .doesNotHaveDuplicates();
    }

    @Test
    void membersMeetTheStepsInThisOrder() {
        List<JsonNode> steps = file.list("/requiredActions")
                .filter(action -> action.get("enabled").booleanValue())
                .sorted(Comparator.comparing(action -> action.get("priority").intValue()))
                .toList();
        assertThat(steps.stream()
                        .map(step ->
                                step.get("priority") + " " + step.get("alias").textValue()))
                .containsExactly(
                        "10 kosmo-birthdate",
                        "20 kosmo-terms",
                        "30 kosmo-user-id",
                        "34 CONFIGURE_TOTP",
                        "35 webauthn-register",
                        "40 UPDATE_PASSWORD",
                        "50 UPDATE_EMAIL",
                        "60 kosmo-first-login-end",
                        "110 delete_credential",
                        "1000 update_user_locale");
        assertThat(steps.stream()
                        .filter(step -> step.get("defaultAction").booleanValue())
                        .map(step -> step.get("alias").textValue()))
                .containsExactly("kosmo-birthdate", "kosmo-user-id", "UPDATE_PASSWORD", "UPDATE_EMAIL");
    }

    /** Keycloak reads the settings of an action by its provider id, whatever the alias says. */
    @Test
    void requiredActionsAreNamedAfterTheirProvider() {
        assertThat(file.list("/requiredActions"))
                .allSatisfy(action -> assertThat(action.get("alias")).isEqualTo(action.get("providerId")));
    }

    @Test
    void namesOnlyProvidersThatExist() {
        assertThat(KnownProviders.authenticators())
                .containsAll(file.values("authenticator").toList());
        assertThat(KnownProviders.requiredActions())
                .containsAll(file.list("/requiredActions")
                        .map(RealmFilesTest::provider)
                        .toList());
        assertThat(KnownProviders.protocolMappers())
                .containsAll(file.values("protocolMapper").toList());
        assertThat(KnownProviders.eventListeners())
                .containsAll(
                        file.list("/eventsListeners").map(JsonNode::textValue).toList());
        assertThat(KnownProviders.passwordPolicies())
                .containsAll(Arrays.stream(
                                file.tree().get("passwordPolicy").textValue().split(" and "))
                        .map(policy -> policy.replaceFirst("\\(.*", ""))
                        .toList());
        assertThat(KnownProviders.validators())
                .containsAll(attributes().values().stream()
                        .flatMap(attribute -> keys(attribute.path("validations")).stream())
                        .toList());
    }

    @Test
    void everySettingIsOneItsProviderOffers() {
        assertThat(file.list("/requiredActions"))
                .allSatisfy(action -> assertThat(KnownProviders.actionSettings(provider(action)))
                        .containsAll(keys(action.get("config"))));
        Map<String, JsonNode> settings = file.list("/authenticatorConfig")
                .collect(toMap(config -> config.get("alias").textValue(), config -> config.get("config")));
        assertThat(file.tree().findParents("authenticatorConfig"))
                .filteredOn(step -> step.has("authenticator"))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(KnownProviders.authenticatorSettings(
                                step.get("authenticator").textValue()))
                        .containsAll(keys(
                                settings.get(step.get("authenticatorConfig").textValue()))));
    }

    @Test
    void flowsAndSettingsItRefersToAreInTheFile() {
        Set<String> flows = file.list("/authenticationFlows")
                .map(flow -> flow.get("alias").textValue())
                .collect(toSet());
        assertThat(flows)
                .containsAll(file.values("flowAlias").toList())
                .contains(file.tree().get("browserFlow").textValue())
                .contains(file.tree().get("resetCredentialsFlow").textValue())
                .contains(file.tree().get("directGrantFlow").textValue());
        assertThat(file.list("/authenticatorConfig")
                        .map(config -> config.get("alias").textValue()))
                .containsAll(file.list("/authenticationFlows")
                        .flatMap(flow -> flow.findValues("authenticatorConfig").stream())
                        .map(JsonNode::textValue)
                        .toList());
    }

    @Test
    void storesOnlyEventsThatExist() {
        assertThat(file.list("/enabledEventTypes").map(JsonNode::textValue))
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(type -> EventType.valueOf(type).isSaveByDefault());
    }

    @Test
    void membersSeeAndEditOnlyWhatIsTheirs() {
        assertThat(permitted("view", "user"))
                .containsExactly("displayName", "email", "mfaMethod", "temporaryUserId", "username");
        assertThat(permitted("edit", "user")).containsExactly("email", "mfaMethod", "username");
        assertThat(permitted("edit", "admin")).doesNotContain("agreedTerms");
        assertThat(file.userProfile().has("unmanagedAttributePolicy")).isFalse();
    }

    /** Keycloak's own scope `profile` would put the attribute birthdate into every token. */
    @Test
    void noTokenCarriesWhatOnlyTheUnionMaySee() {
        Set<String> hidden = new TreeSet<>(attributes().keySet());
        hidden.removeAll(permitted("view", "user"));
        assertThat(hidden).contains("birthdate", "insuredPersonNumber");
        assertThat(file.values("user.attribute")).isNotEmpty().doesNotContainAnyElementsOf(hidden);
    }

    @Test
    void clientsOfferOneGrantAndExactAddresses() {
        assertThat(file.list("/clients")).isNotEmpty().allSatisfy(client -> {
            assertThat(client.get("implicitFlowEnabled").booleanValue()).isFalse();
            assertThat(client.get("directAccessGrantsEnabled").booleanValue()).isFalse();
            assertThat(client.at("/attributes/pkce.code.challenge.method").textValue())
                    .isEqualTo(client.get("standardFlowEnabled").booleanValue() ? "S256" : null);
        });
        assertThat(file.list("/clients")
                        .filter(client -> client.get("redirectUris").toString().contains("*"))
                        .map(client -> client.get("clientId").textValue()))
                .as("the consoles log in from whichever of their pages was opened")
                .containsExactlyInAnyOrder("account-console", "security-admin-console");
        JsonNode portal = file.list("/clients")
                .filter(client -> client.get("clientId").textValue().equals("portal"))
                .findFirst()
                .orElseThrow();
        assertThat(portal.get("redirectUris").toString() + portal.get("attributes"))
                .doesNotContain("*", "\"+\"");
        assertThat(portal.at("/attributes/pkce.code.challenge.method").textValue())
                .isEqualTo("S256");
        assertThat(portal.get("fullScopeAllowed").booleanValue()).isFalse();
    }

    private Map<String, JsonNode> attributes() {
        return RealmFile.stream(file.userProfile().get("attributes"))
                .collect(toMap(attribute -> attribute.get("name").textValue(), attribute -> attribute));
    }

    private Set<String> permitted(String what, String who) {
        Set<String> names = new TreeSet<>();
        attributes().forEach((name, attribute) -> {
            if (RealmFile.stream(attribute.at("/permissions/" + what))
                    .anyMatch(role -> role.textValue().equals(who))) {
                names.add(name);
            }
        });
        return names;
    }

    private static List<String> keys(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static String provider(JsonNode action) {
        return action.get("providerId").textValue();
    }
}
