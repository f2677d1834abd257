package jp.kosmo.keycloak.userid.released;

import jp.kosmo.keycloak.ledger.history.UserIdHistory;
import org.keycloak.common.util.Time;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Writes the history when a user ID really changes, whichever way it is changed. The validator sees every change coming
 * but not whether the request goes through with it; so the question is asked again just before the commit, and the row
 * is part of the same transaction.
 */
public final class ReleasedIdRecorder extends AbstractKeycloakTransaction {

    private final KeycloakSession session;
    private final String realmId;
    private final UserModel member;
    private final String before;
    private final boolean wasTemporary;
    private final boolean own;

    private ReleasedIdRecorder(KeycloakSession session, UserModel member, boolean own) {
        this.session = session;
        this.realmId = session.getContext().getRealm().getId();
        this.member = member;
        this.before = member.getUsername();
        this.wasTemporary = TemporaryUserId.is(member);
        this.own = own;
    }

    /**
     * Writes it when the request goes through.
     *
     * @param own whether it is the member's own change
     */
    public static void recordAtCommit(KeycloakSession session, UserModel member, boolean own) {
        String once = ReleasedIdRecorder.class.getName() + "/" + member.getId();
        if (session.getAttribute(once) == null) {
            session.setAttribute(once, true);
            session.getTransactionManager().enlistPrepare(new ReleasedIdRecorder(session, member, own));
        }
    }

    @Override
    protected void commitImpl() {
        if (before.equals(member.getUsername())) {
            return;
        }
        // Giving up a temporary ID does not count among the changes of the month.
        new UserIdHistory(session, realmId)
                .release(before, member.getId(), Time.currentTimeMillis(), own && !wasTemporary);
        if (own && TemporaryUserId.is(member)) {
            member.setSingleAttribute(TemporaryUserId.ATTRIBUTE, "false");
        }
    }

    @Override
    protected void rollbackImpl() {}
}
