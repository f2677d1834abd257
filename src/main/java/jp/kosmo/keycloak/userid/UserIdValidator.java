package jp.kosmo.keycloak.userid;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jp.kosmo.keycloak.ledger.UserIdHistory;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
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
 * the others (SPEC A20), and refuses an ID that is somebody's e-mail address; on {@code email} it refuses an address
 * that is somebody's user ID (A18: Keycloak itself asks neither where login by e-mail is off, CVE-2026-19607). What
 * does not change is never judged (A5), and a temporary ID that an administrator gives need not follow the rules.
 */
public final class UserIdValidator implements SimpleValidator, ConfiguredProvider {

    static final String ID = "kosmo-user-id";

    /** The member's attribute: {@code true} while the ID is the one from the union's letter (SPEC A7). */
    static final String TEMPORARY = "temporaryUserId";

    /** Whether the member's ID is still, or again, the union's. */
    static boolean isTemporary(UserModel member) {
        return "true".equals(member.getFirstAttribute(TEMPORARY));
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public ValidationContext validate(
            Object input, String attribute, ValidationContext context, ValidatorConfig config) {
        AttributeContext member =
                UserProfileAttributeValidationContext.from(context).getAttributeContext();
        String value = input instanceof List<?> values && !values.isEmpty() && values.get(0) instanceof String first
                ? first
                : "";
        if (value.isBlank()) {
            return context;
        }
        if (UserModel.EMAIL.equals(attribute)) {
            checkAddress(value, context, member.getUser());
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
        List<UserIdProblem> problems =
                givenByAdministrator(member) ? candidate.characterProblems() : candidate.problems();
        problems.forEach(problem -> refuse(context, UserModel.USERNAME, problem.messageKey(), problem.detail()));
        if (!problems.isEmpty()) {
            return;
        }
        String userId = user == null ? "" : user.getId();
        if (isAddressOfAnother(context.getSession(), candidate.value(), userId)) {
            refuse(context, UserModel.USERNAME, "kosmoUserIdIsAddress", "");
        } else if (releasedByAnother(context.getSession(), candidate.value(), userId)) {
            refuse(context, UserModel.USERNAME, "kosmoUserIdReleased", "");
        } else if (user != null) {
            checkChange(candidate, context, user, isOwnWish(context.getSession(), member));
        }
    }

    private static void checkChange(UserId candidate, ValidationContext context, UserModel user, boolean own) {
        OwnChange change = new OwnChange(context.getSession(), user);
        Optional<UserIdProblem> problem = own ? change.problem(candidate) : Optional.empty();
        problem.ifPresentOrElse(
                it -> refuse(context, UserModel.USERNAME, it.messageKey(), it.detail()),
                () -> UserIdRelease.recordAtCommit(context.getSession(), user, own));
    }

    /** Our own step changes the member with an administrator's rights, but in the middle of the member's login. */
    private static boolean isOwnWish(KeycloakSession session, AttributeContext member) {
        return member.getContext() != UserProfileContext.USER_API
                || session.getContext().getAuthenticationSession() != null;
    }

    private static boolean givenByAdministrator(AttributeContext member) {
        return member.getContext() == UserProfileContext.USER_API
                && "true".equals(member.getAttributes().getFirst(TEMPORARY));
    }

    private static void checkAddress(String address, ValidationContext context, @Nullable UserModel user) {
        boolean unchanged = user != null && address.equalsIgnoreCase(user.getEmail());
        if (unchanged || address.chars().anyMatch(Character::isISOControl)) {
            return; // no address at all, which another validator says; PostgreSQL would abort the request at U+0000
        }
        UserModel holder = context.getSession().users().getUserByUsername(realm(context.getSession()), address.strip());
        if (holder != null && (user == null || !holder.getId().equals(user.getId()))) {
            refuse(context, UserModel.EMAIL, "kosmoAddressIsUserId", "");
        }
    }

    private static boolean isAddressOfAnother(KeycloakSession session, String candidate, String userId) {
        return candidate.indexOf('@') > 0
                && session.users()
                        .searchForUserStream(
                                realm(session), Map.of(UserModel.EMAIL, candidate, UserModel.EXACT, "true"))
                        .anyMatch(holder -> !holder.getId().equals(userId));
    }

    private static boolean releasedByAnother(KeycloakSession session, String candidate, String userId) {
        RealmModel realm = realm(session);
        long days = UserIdConfig.of(realm).releasedIdDays();
        return new UserIdHistory(session, realm.getId())
                .releasedByAnotherSince(candidate, userId, Time.currentTimeMillis() - TimeUnit.DAYS.toMillis(days));
    }

    private static void refuse(ValidationContext context, String attribute, String messageKey, String detail) {
        context.addError(new ValidationError(ID, attribute, messageKey, detail));
    }

    private static RealmModel realm(KeycloakSession session) {
        return session.getContext().getRealm();
    }

    @Override
    public String getHelpText() {
        return "Kosmo: on username, the rules of a member's user ID (8 to 13 letters, digits and - _ . @, at least one"
                + " letter and one digit); on email, refuses an address that is another member's user ID.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }
}
