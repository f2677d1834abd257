package jp.kosmo.keycloak.ledger.evidence;

import java.time.Duration;
import java.util.function.ToIntFunction;
import jp.kosmo.keycloak.ledger.LedgerPurge;
import jp.kosmo.keycloak.realm.ScheduledTasks;
import jp.kosmo.keycloak.text.JapanTime;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Deletes evidence that a union keeps no longer, once a day and when a server starts. Of several nodes one does it at a time.
 * The ledger records each purge itself; the log says how many rows it were.
 */
public final class EvidencePurge implements ScheduledTask {

    private static final Duration DELAY = Duration.ofSeconds(10);
    private static final Duration INTERVAL = Duration.ofDays(1);
    /** For as long as another node is not to do the same. */
    private static final Duration TURN = Duration.ofHours(1);

    private static final Logger LOG = Logger.getLogger(EvidencePurge.class);
    private static final int AT_ONCE = 500;

    private final ToIntFunction<RealmModel> years;

    private EvidencePurge(ToIntFunction<RealmModel> years) {
        this.years = years;
    }

    /**
     * For the {@code postInit} of a factory.
     *
     * @param years for how many years a union keeps evidence that counts no longer; 0 = for ever
     */
    public static void start(KeycloakSessionFactory factory, ToIntFunction<RealmModel> years) {
        ScheduledTasks.start(factory, new EvidencePurge(years), DELAY, INTERVAL);
    }

    @Override
    public void run(KeycloakSession session) {
        ScheduledTasks.forEachUnion(session, this, TURN, this::purge);
    }

    /** Each few rows in a transaction of their own: no member who is agreeing waits for long. */
    private void purge(KeycloakSessionFactory factory, String realmId) {
        long rows = 0;
        LedgerPurge.Batch batch = new LedgerPurge.Batch(0, 0);
        do {
            long after = batch.last();
            batch = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> purgeSome(session, realmId, after));
            rows += batch.rows();
        } while (batch.rows() > 0);
        if (rows > 0) {
            LOG.infof("Realm %s: %d rows of evidence were kept for long enough and are deleted", realmId, rows);
        }
    }

    private LedgerPurge.Batch purgeSome(KeycloakSession session, String realmId, long after) {
        RealmModel realm = session.realms().getRealm(realmId);
        int kept = realm == null ? 0 : years.applyAsInt(realm);
        if (kept == 0) {
            return new LedgerPurge.Batch(0, after);
        }
        long now = Time.currentTimeMillis();
        return new LedgerPurge(session, realmId).purge(JapanTime.yearsBefore(now, kept), after, AT_ONCE, now);
    }

    @Override
    public String getTaskName() {
        return "kosmo-evidence-purge";
    }
}
