package jp.kosmo.keycloak.userid.released;

import org.jboss.logging.Logger;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Records that an administrator has given somebody an ID that another member gave up lately. The union may: a member
 * registered anew gets the ID that is printed in the letter. But what is sent to the old holder reaches the new one.
 */
public final class ReleasedIdGiven extends AbstractKeycloakTransaction {

    private static final Logger LOG = Logger.getLogger(ReleasedIdGiven.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String given;
    private final EventBuilder event;

    private ReleasedIdGiven(KeycloakSession session, String given) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.given = given;
        // Made now: those who listen to events take part in the transaction, which at its end admits nobody any more.
        this.event = new EventBuilder(realm, session, session.getContext().getConnection())
                .event(EventType.UPDATE_PROFILE)
                .detail("kosmo_user_id", "released_by_another");
    }

    /** Whether the request goes through is known at its end only; a profile may be validated more than once in it. */
    public static void recordAtCommit(KeycloakSession session, String given) {
        String once = ReleasedIdGiven.class.getName() + "/" + given;
        if (session.getAttribute(once) == null) {
            session.setAttribute(once, true);
            session.getTransactionManager().enlistPrepare(new ReleasedIdGiven(session, given));
        }
    }

    @Override
    protected void commitImpl() {
        UserModel holder = session.users().getUserByUsername(realm, given);
        if (holder == null) {
            return;
        }
        LOG.warnf(
                "Realm %s: an administrator gave member %s a user ID that another member gave up lately",
                realm.getName(), holder.getId());
        event.user(holder.getId()).success();
    }

    @Override
    protected void rollbackImpl() {}
}
