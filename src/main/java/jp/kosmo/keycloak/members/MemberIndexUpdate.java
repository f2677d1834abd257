package jp.kosmo.keycloak.members;

import java.util.List;
import jp.kosmo.keycloak.jpa.EntityManagers;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.storage.StorageId;

/**
 * Writes a member's row in the transaction that changes the member, at its end. Where a member who is not new has none yet, it is
 * left to {@link MemberReconcile}, which may be about to write it: whichever came second would fail.
 */
public final class MemberIndexUpdate extends AbstractKeycloakTransaction {

    private final KeycloakSession session;
    private final String realmId;
    private final @Nullable String userId;
    private final String username;

    private MemberIndexUpdate(KeycloakSession session, @Nullable String userId, String username) {
        this.session = session;
        this.realmId = session.getContext().getRealm().getId();
        this.userId = userId;
        this.username = username;
    }

    /** Writes the row of a member on record when the request goes through. */
    public static void atCommit(KeycloakSession session, UserModel member) {
        if (StorageId.isLocalStorage(member.getId())) {
            enlist(session, new MemberIndexUpdate(session, member.getId(), ""));
        }
    }

    /** Writes the row of somebody new, who is going to be stored under this user ID. */
    public static void atCommit(KeycloakSession session, String username) {
        enlist(session, new MemberIndexUpdate(session, null, KeycloakModelUtils.toLowerCaseSafe(username)));
    }

    private static void enlist(KeycloakSession session, MemberIndexUpdate update) {
        String once = MemberIndexUpdate.class.getName() + "/" + update.userId + "/" + update.username;
        if (session.getAttribute(once) == null) {
            session.setAttribute(once, true);
            session.getTransactionManager().enlistPrepare(update);
        }
    }

    @Override
    protected void commitImpl() {
        MemberIndex index = new MemberIndex(EntityManagers.of(session), realmId);
        if (userId != null) {
            index.update(userId);
            return;
        }
        index.memberNamed(username).stream()
                .filter(id -> index.update(id).isEmpty())
                .forEach(id -> index.add(List.of(id)));
    }

    @Override
    protected void rollbackImpl() {}
}
