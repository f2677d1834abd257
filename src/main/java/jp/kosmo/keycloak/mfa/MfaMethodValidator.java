package jp.kosmo.keycloak.mfa;

import java.util.List;
import jp.kosmo.keycloak.console.ConsoleText;
import jp.kosmo.keycloak.realm.ProviderIds;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ConfiguredProvider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.userprofile.AttributeContext;
import org.keycloak.userprofile.UserProfileAttributeValidationContext;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.validate.SimpleValidator;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.ValidationError;
import org.keycloak.validate.ValidatorConfig;

/**
 * User-profile validator {@code kosmo-mfa-method} for the attribute {@code mfaMethod}: a member who changes 認証方法 on the
 * profile page may choose what the union offers in {@code kosmo-user-id}. A choice made before stays valid,
 * and administrators may set either.
 */
public final class MfaMethodValidator implements SimpleValidator, ConfiguredProvider {

    @Override
    public String getId() {
        return ProviderIds.MFA_METHOD_VALIDATOR;
    }

    @Override
    public ValidationContext validate(
            Object input, String attribute, ValidationContext context, ValidatorConfig config) {
        if (!(context instanceof UserProfileAttributeValidationContext ofSomebody)) {
            return context; // a default value of the profile, when the console saves it
        }
        AttributeContext profile = ofSomebody.getAttributeContext();
        UserModel member = profile.getUser();
        boolean byMember = profile.getContext() != UserProfileContext.USER_API && member != null;
        if (byMember
                && input instanceof List<?> values
                && values.stream().anyMatch(value -> isRefused(context.getSession(), member, attribute, value))) {
            context.addError(new ValidationError(getId(), attribute, "kosmoMfaMethodNotOffered"));
        }
        return context;
    }

    private static boolean isRefused(KeycloakSession session, UserModel member, String attribute, Object value) {
        return !value.equals(member.getFirstAttribute(attribute))
                && MfaMethod.of(value.toString())
                        .filter(method -> SetupOffer.offered(
                                        session.getContext().getRealm())
                                .contains(method))
                        .isEmpty();
    }

    @Override
    public String getHelpText() {
        return ConsoleText.help(getId());
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }
}
