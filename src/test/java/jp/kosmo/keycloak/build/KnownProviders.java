package jp.kosmo.keycloak.build;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.Constants;
import org.keycloak.policy.PasswordPolicyProviderFactory;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.validate.ValidatorFactory;

/** The provider ids a server with our JAR knows: those of the service files of Keycloak and of ours. */
final class KnownProviders {
    private KnownProviders() {}

    static Set<String> authenticators() {
        return ids(AuthenticatorFactory.class);
    }

    static Set<String> requiredActions() {
        return ids(RequiredActionFactory.class);
    }

    /** Of OpenID Connect only; those of SAML need libraries the tests do not have. */
    static Set<String> protocolMappers() {
        return ServiceLoader.load(ProtocolMapper.class).stream()
                .filter(mapper -> AbstractOIDCProtocolMapper.class.isAssignableFrom(mapper.type()))
                .map(mapper -> mapper.get().getId())
                .collect(toSet());
    }

    static Set<String> eventListeners() {
        return ids(EventListenerProviderFactory.class);
    }

    static Set<String> passwordPolicies() {
        return ids(PasswordPolicyProviderFactory.class);
    }

    static Set<String> validators() {
        return ids(ValidatorFactory.class);
    }

    /** The settings the console offers on a required action, by Keycloak and by us. */
    static Set<String> actionSettings(String id) {
        return factories(RequiredActionFactory.class)
                .filter(action -> action.getId().equals(id))
                .flatMap(action -> action.getConfigMetadata().stream())
                .map(ProviderConfigProperty::getName)
                .collect(toSet());
    }

    /** The settings the console offers on a step of a flow; on each that can be configured, those of the claim amr too. */
    static Set<String> authenticatorSettings(String id) {
        return factories(AuthenticatorFactory.class)
                .filter(authenticator -> authenticator.getId().equals(id))
                .filter(AuthenticatorFactory::isConfigurable)
                .flatMap(authenticator -> Stream.concat(
                        Stream.of(
                                Constants.AUTHENTICATION_EXECUTION_REFERENCE_VALUE,
                                Constants.AUTHENTICATION_EXECUTION_REFERENCE_MAX_AGE),
                        Stream.ofNullable(authenticator.getConfigProperties())
                                .flatMap(List::stream)
                                .map(ProviderConfigProperty::getName)))
                .collect(toSet());
    }

    private static Set<String> ids(Class<? extends ProviderFactory<?>> service) {
        return factories(service).map(ProviderFactory::getId).collect(toSet());
    }

    private static <F extends ProviderFactory<?>> Stream<F> factories(Class<F> service) {
        return ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get);
    }
}
