package jp.kosmo.keycloak.userid;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jp.kosmo.keycloak.ledger.history.UserIdHistory;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Who else has to do with a user ID: its holder, its former holder, somebody whose e-mail address it is. */
final class OtherHolders {

    private final KeycloakSession session;
    private final @Nullable UserModel member;

    OtherHolders(KeycloakSession session, @Nullable UserModel member) {
        this.session = session;
        this.member = member;
    }

    /** What keeps the ID from the member; each question costs one statement, and all are asked whatever the answers are. */
    Optional<Unavailable> of(UserId candidate) {
        boolean taken = holds(candidate.value());
        boolean released = released(candidate);
        boolean address = isAddress(candidate);
        if (taken) {
            return Optional.of(Unavailable.TAKEN);
        }
        if (released) {
            return Optional.of(Unavailable.RELEASED);
        }
        return address ? Optional.of(Unavailable.ADDRESS) : Optional.empty();
    }

    /** Whether somebody else's user ID is this. */
    boolean holds(String userId) {
        return isAnother(session.users().getUserByUsername(realm(), userId));
    }

    /** Whether somebody else gave the ID up so lately that it is kept back. */
    boolean released(UserId candidate) {
        long days = UserIdConfig.of(realm()).releasedIdDays();
        return new UserIdHistory(session, realm().getId())
                .releasedByAnotherSince(
                        candidate.value(),
                        member == null ? "" : member.getId(),
                        Time.currentTimeMillis() - TimeUnit.DAYS.toMillis(days));
    }

    /** Whether somebody else's e-mail address is this. */
    boolean isAddress(UserId candidate) {
        return candidate.value().indexOf('@') > 0
                && session.users()
                        .searchForUserStream(
                                realm(), Map.of(UserModel.EMAIL, candidate.value(), UserModel.EXACT, "true"))
                        .anyMatch(this::isAnother);
    }

    private boolean isAnother(@Nullable UserModel holder) {
        return holder != null && (member == null || !holder.getId().equals(member.getId()));
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
