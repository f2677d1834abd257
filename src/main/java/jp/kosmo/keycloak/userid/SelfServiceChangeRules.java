package jp.kosmo.keycloak.userid;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.jpa.LockedUser;
import jp.kosmo.keycloak.ledger.history.UserIdHistory;
import jp.kosmo.keycloak.limits.SecretComparisons;
import jp.kosmo.keycloak.userid.released.TemporaryUserId;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;

/**
 * What a member who changes the user ID has to heed beside the rules for the ID itself: it is not changed more often than
 * the union allows, and it is not the password.
 */
final class SelfServiceChangeRules {

    private final KeycloakSession session;
    private final UserModel member;

    SelfServiceChangeRules(KeycloakSession session, UserModel member) {
        this.session = session;
        this.member = member;
    }

    /**
     * The first thing in the way of this ID, no matter who else may have it; empty when there is none. Nothing has been looked
     * up for it yet, and the costly comparison is made for every ID: its answer takes as long for one that is free.
     */
    Optional<UserIdViolation> problem(UserId candidate) {
        int changes = UserIdConfig.of(realm()).changesPerMonth();
        if (changes > 0 && !TemporaryUserId.is(member) && changesThisMonth() >= changes) {
            return Optional.of(new UserIdViolation("kosmoUserIdTooOften", String.valueOf(changes)));
        }
        if (!SecretComparisons.take(session, member)) {
            return Optional.of(new UserIdViolation("kosmoUserIdTryLater", ""));
        }
        return isPassword(candidate.value())
                ? Optional.of(new UserIdViolation("kosmoUserIdIsPassword", ""))
                : Optional.empty();
    }

    /** Two changes at once follow one another: each sees the one before. */
    private long changesThisMonth() {
        LockedUser.of(session, member);
        return new UserIdHistory(session, realm().getId())
                .ownChangesInMonthOf(Time.currentTimeMillis(), member.getId());
    }

    /** As people write it: the stored password is a hash, so upper and lower case cannot be told apart from it. */
    private boolean isPassword(String userId) {
        return Stream.of(userId, userId.toUpperCase(Locale.ROOT), capitalised(userId))
                .distinct()
                .anyMatch(spelling -> member.credentialManager().isValid(UserCredentialModel.password(spelling)));
    }

    private static String capitalised(String userId) {
        return userId.substring(0, 1).toUpperCase(Locale.ROOT) + userId.substring(1);
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
