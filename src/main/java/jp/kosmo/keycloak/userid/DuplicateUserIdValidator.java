package jp.kosmo.keycloak.userid;

import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.StockReplacement;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.keycloak.userprofile.AttributeContext;
import org.keycloak.userprofile.UserProfileAttributeValidationContext;
import org.keycloak.userprofile.validator.DuplicateUsernameValidator;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.Validator;
import org.keycloak.validate.ValidatorConfig;

/**
 * Stands in for Keycloak's {@code up-duplicate-username}, which tells a member at once, and as often as somebody asks,
 * that an ID is taken. Where {@link UserIdValidator} is at hand, that one answers members instead.
 */
public final class DuplicateUserIdValidator extends DuplicateUsernameValidator implements StockReplacement<Validator> {

    @Override
    public ValidationContext validate(
            Object input, String attribute, ValidationContext context, ValidatorConfig config) {
        return isAnsweredElsewhere(context) ? context : super.validate(input, attribute, context, config);
    }

    private static boolean isAnsweredElsewhere(ValidationContext context) {
        AttributeContext member =
                UserProfileAttributeValidationContext.from(context).getAttributeContext();
        return UnionRealm.is(context.getSession().getContext().getRealm())
                && UserIdValidator.isOwnWish(context.getSession(), member)
                && member.getMetadata().getValidators().stream()
                        .anyMatch(validator -> ProviderIds.USER_ID.equals(validator.getValidatorId()));
    }
}
