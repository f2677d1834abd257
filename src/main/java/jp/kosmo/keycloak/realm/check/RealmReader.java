package jp.kosmo.keycloak.realm.check;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.check.RealmFacts.Step;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.theme.Theme;
import org.keycloak.userprofile.UserProfileProvider;

/** Reads what {@link SelfCheck} looks at. */
final class RealmReader {

    private static final String OURS = "kosmo";

    private final KeycloakSession session;
    private final RealmModel realm;

    RealmReader(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    RealmFacts read() {
        session.getContext().setRealm(realm);
        UPConfig profile = session.getProvider(UserProfileProvider.class).getConfiguration();
        return new RealmFacts(
                profile.getAttributes().stream()
                        .collect(Collectors.toMap(UPAttribute::getName, RealmReader::validators)),
                profileMethods(profile),
                methods(),
                actions(RequiredActionProviderModel::isEnabled),
                actions(RequiredActionProviderModel::isDefaultAction),
                steps(realm.getBrowserFlow()),
                steps(realm.getResetCredentialsFlow()),
                steps(realm.getDirectGrantFlow()),
                Set.copyOf(realm.getPasswordPolicy().getPolicies()),
                realm.getEventsListenersStream().collect(Collectors.toSet()),
                emailTheme(),
                realm.isBruteForceProtected(),
                realm.isResetPasswordAllowed(),
                realm.isEventsEnabled(),
                realm.isAdminEventsEnabled() || realm.getClientByClientId(ProviderIds.OFFICE) == null,
                isOnPublicHost(),
                addresses());
    }

    private static Set<String> validators(UPAttribute attribute) {
        return attribute.getValidations() == null
                ? Set.of()
                : Set.copyOf(attribute.getValidations().keySet());
    }

    private static Set<String> profileMethods(UPConfig profile) {
        return Optional.ofNullable(profile.getAttribute("mfaMethod"))
                .map(UPAttribute::getValidations)
                .map(validations -> validations.get("options"))
                .map(options -> options.get("options"))
                .filter(Collection.class::isInstance)
                .map(options -> ((Collection<?>) options).stream().map(String::valueOf))
                .orElse(Stream.empty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> methods() {
        String set = Optional.ofNullable(realm.getRequiredActionConfigByAlias(ProviderIds.USER_ID))
                .map(RequiredActionConfigModel::getConfig)
                .map(settings -> settings.get("methods"))
                .orElse("");
        Set<String> offered = Stream.of(set.split(",", -1))
                .map(String::strip)
                .filter(RealmFacts.METHODS::contains)
                .collect(Collectors.toUnmodifiableSet());
        return offered.isEmpty() ? RealmFacts.METHODS : offered;
    }

    private Set<String> actions(Predicate<RequiredActionProviderModel> wanted) {
        return realm.getRequiredActionProvidersStream()
                .filter(wanted)
                .map(RequiredActionProviderModel::getAlias)
                .collect(Collectors.toSet());
    }

    private List<Step> steps(@Nullable AuthenticationFlowModel flow) {
        return flow == null ? List.of() : steps(flow.getId(), List.of()).toList();
    }

    private Stream<Step> steps(String flow, List<String> requirements) {
        return realm.getAuthenticationExecutionsStream(flow)
                .filter(execution -> execution.getRequirement() != Requirement.DISABLED)
                .flatMap(execution -> steps(
                        execution,
                        Stream.concat(
                                        requirements.stream(),
                                        Stream.of(execution.getRequirement().name()))
                                .toList()));
    }

    private Stream<Step> steps(AuthenticationExecutionModel execution, List<String> requirements) {
        return execution.isAuthenticatorFlow()
                ? steps(execution.getFlowId(), requirements)
                : Stream.of(new Step(execution.getAuthenticator(), requirements));
    }

    /** A union's own theme counts as the one it is a child of. */
    private String emailTheme() {
        String name = Optional.ofNullable(realm.getEmailTheme()).orElse("");
        try {
            String parent = name.isEmpty()
                    ? ""
                    : session.theme().getTheme(name, Theme.Type.EMAIL).getParentName();
            return OURS.equals(parent) ? OURS : name;
        } catch (IOException unreadable) {
            return name + " (unreadable)";
        }
    }

    /** Only a server that was told its address knows that it is another than this machine's. */
    private static boolean isOnPublicHost() {
        String hostname = Config.scope("hostname", "v2").get("hostname");
        return hostname != null && !hostname.isBlank() && !hostname.contains("localhost");
    }

    private Map<String, String> addresses() {
        Map<String, String> addresses = new HashMap<>();
        Optional.ofNullable(realm.getAttribute("frontendUrl"))
                .ifPresent(address -> addresses.put("the realm's Frontend URL", address));
        realm.getClientsStream().forEach(client -> {
            client.getRedirectUris()
                    .forEach(address -> addresses.put(
                            "a redirect address of the client " + client.getClientId() + " (" + address + ")",
                            address));
            Optional.ofNullable(client.getAttribute(OIDCConfigAttributes.BACKCHANNEL_LOGOUT_URL))
                    .ifPresent(address ->
                            addresses.put("the Backchannel logout URL of the client " + client.getClientId(), address));
        });
        return new TreeMap<>(addresses);
    }
}
