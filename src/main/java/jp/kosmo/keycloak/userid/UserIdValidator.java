package jp.kosmo.keycloak.userid;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.kosmo.keycloak.console.ConsoleText;
import jp.kosmo.keycloak.limits.SecretComparisons;
import jp.kosmo.keycloak.realm.AdminRequest;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.text.StoredText;
import jp.kosmo.keycloak.userid.released.ReleasedIdGiven;
import jp.kosmo.keycloak.userid.released.ReleasedIdRecorder;
import jp.kosmo.keycloak.userid.released.TemporaryUserId;
import org.jspecify.annotations.Nullable;
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
 * User-profile validator {@code kosmo-user-id}: the one place that decides about user IDs, whether they come from the
 * first login, the Account Console or the Admin REST API.
 *
 * <p>On {@code username} it enforces the rules of {@link UserId}, keeps an ID that another member gave up lately from
 * members, though not from administrators, and refuses an ID that is somebody's e-mail address; on {@code email} it refuses an address
 * that is somebody's user ID (Keycloak itself asks neither where login by e-mail is off, CVE-2026-19607). What
 * does not change is never judged, and a temporary ID that an administrator gives need not follow the rules.
 */
public final class UserIdValidator implements SimpleValidator, ConfiguredProvider {

    @Override
    public String getId() {
        return ProviderIds.USER_ID;
    }

    @Override
    public ValidationContext validate(
            Object input, String attribute, ValidationContext context, ValidatorConfig config) {
        if (!(context instanceof UserProfileAttributeValidationContext ofSomebody)) {
            return context; // a default value of the profile, when the console saves it
        }
        AttributeContext member = ofSomebody.getAttributeContext();
        String value = input instanceof List<?> values && !values.isEmpty() && values.get(0) instanceof String first
                ? first
                : "";
        if (value.isBlank()) {
            return context;
        }
        if (UserModel.EMAIL.equals(attribute)) {
            checkAddress(value, context, member);
        } else {
            checkUserId(new UserId(value.toLowerCase(Locale.ROOT)), context, member);
        }
        return context;
    }

    private static void checkUserId(UserId candidate, ValidationContext context, AttributeContext member) {
        UserModel user = member.getUser();
        if (user != null && candidate.value().equalsIgnoreCase(user.getUsername())) {
            return;
        }
        List<UserIdViolation> problems =
                givenByAdministrator(member) ? candidate.characterProblems() : candidate.problems();
        problems.forEach(problem -> refuse(context, UserModel.USERNAME, problem.messageKey(), problem.detail()));
        if (!problems.isEmpty()) {
            return;
        }
        if (isOwnWish(context.getSession(), member)) {
            checkOwnWish(candidate, context, user);
        } else {
            checkGiven(candidate, context, user);
        }
    }

    /** The limit stands before every look-up, and whatever keeps the ID from the member is said in one sentence. */
    private static void checkOwnWish(UserId candidate, ValidationContext context, @Nullable UserModel user) {
        KeycloakSession session = context.getSession();
        Optional<UserIdViolation> problem =
                user == null ? Optional.empty() : new SelfServiceChangeRules(session, user).problem(candidate);
        if (problem.isPresent()) {
            refuse(
                    context,
                    UserModel.USERNAME,
                    problem.get().messageKey(),
                    problem.get().detail());
            return;
        }
        Optional<Unavailable> unavailable = new OtherHolders(session, user).of(candidate);
        if (unavailable.isPresent()) {
            unavailable.get().note(session);
            refuse(context, UserModel.USERNAME, Unavailable.MESSAGE, "");
        } else if (user != null) {
            ReleasedIdRecorder.recordAtCommit(session, user, true);
        }
    }

    /** Administrators see who is who anyway; that an ID is taken, Keycloak tells them. */
    private static void checkGiven(UserId candidate, ValidationContext context, @Nullable UserModel user) {
        KeycloakSession session = context.getSession();
        OtherHolders others = new OtherHolders(session, user);
        if (others.isAddress(candidate)) {
            refuse(context, UserModel.USERNAME, "kosmoUserIdIsAddress", "");
            return;
        }
        if (others.released(candidate)) {
            ReleasedIdGiven.recordAtCommit(session, candidate.value());
        }
        if (user != null) {
            ReleasedIdRecorder.recordAtCommit(session, user, false);
        }
    }

    static boolean isOwnWish(KeycloakSession session, AttributeContext member) {
        return !AdminRequest.is(session, member.getContext());
    }

    private static boolean givenByAdministrator(AttributeContext member) {
        return member.getContext() == UserProfileContext.USER_API
                && "true".equals(member.getAttributes().getFirst(TemporaryUserId.ATTRIBUTE));
    }

    private static void checkAddress(String address, ValidationContext context, AttributeContext member) {
        KeycloakSession session = context.getSession();
        UserModel user = member.getUser();
        boolean unchanged = user != null && address.equalsIgnoreCase(user.getEmail());
        if (unchanged || StoredText.hasControlCharacter(address)) {
            return; // no address at all, which another validator says; PostgreSQL would abort the request at U+0000
        }
        if (user != null && isOwnWish(session, member) && !SecretComparisons.take(session, user)) {
            refuse(context, UserModel.EMAIL, "kosmoAddressTryLater", "");
        } else if (new OtherHolders(session, user).holds(address.strip())) {
            refuse(context, UserModel.EMAIL, "kosmoAddressIsUserId", "");
        }
    }

    private static void refuse(ValidationContext context, String attribute, String messageKey, String detail) {
        context.addError(new ValidationError(ProviderIds.USER_ID, attribute, messageKey, detail));
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
