package jp.kosmo.keycloak.userid;

import java.util.function.BiPredicate;
import jp.kosmo.keycloak.ledger.UserIdHistory;
import jp.kosmo.keycloak.realm.UnionRealm;
import jp.kosmo.keycloak.union.JapanTime;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/** Deletes user IDs from the history that are kept from nobody any more. Of several nodes one does it at a time. */
final class ReleasedIdPurge implements ScheduledTask {

    static final int FIRST_AFTER_SECONDS = 10;
    static final int EVERY_SECONDS = 3600;

    private static final Logger LOG = Logger.getLogger(ReleasedIdPurge.class);
    private static final int AT_ONCE = 500;
    private static final long A_DAY = 86_400_000;

    @Override
    public void run(KeycloakSession session) {
        session.getProvider(ClusterProvider.class).executeIfNotExecuted(getTaskName(), EVERY_SECONDS, () -> {
            session.realms()
                    .getRealmsStream()
                    .filter(UnionRealm::is)
                    .map(RealmModel::getId)
                    .toList()
                    .forEach(realm -> purge(session.getKeycloakSessionFactory(), realm));
            return true;
        });
    }

    /** Each union for itself, and each few rows in a transaction of their own: nobody waits for a long one. */
    private static void purge(KeycloakSessionFactory factory, String realm) {
        try {
            whileThereIsMore(factory, realm, ReleasedIdPurge::purgeSome);
            whileThereIsMore(
                    factory,
                    realm,
                    (session, found) -> new UserIdHistory(session, found.getId()).forgetRemovedHolders(AT_ONCE));
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "Realm %s: cannot delete released user IDs", realm);
        }
    }

    private static void whileThereIsMore(
            KeycloakSessionFactory factory, String realmId, BiPredicate<KeycloakSession, RealmModel> work) {
        boolean more = true;
        while (more) {
            more = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
                RealmModel realm = session.realms().getRealm(realmId);
                return realm != null && work.test(session, realm);
            });
        }
    }

    private static boolean purgeSome(KeycloakSession session, RealmModel realm) {
        long before = before(Time.currentTimeMillis(), UserIdConfig.of(realm).releasedIdDays());
        return new UserIdHistory(session, realm.getId()).purge(before, AT_ONCE);
    }

    /** What was given up before this is of no use any more: neither kept from others nor a change of this month. */
    static long before(long now, int releasedIdDays) {
        return Math.min(now - releasedIdDays * A_DAY, JapanTime.beginOfMonth(now));
    }

    @Override
    public String getTaskName() {
        return "kosmo-released-id-purge";
    }
}
