package jp.kosmo.keycloak.userid.released;

import java.time.Duration;
import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;
import jp.kosmo.keycloak.ledger.history.UserIdHistory;
import jp.kosmo.keycloak.realm.ScheduledTasks;
import jp.kosmo.keycloak.text.JapanTime;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/** Deletes user IDs from the history that are kept from nobody any more. Of several nodes one does it at a time. */
public final class ReleasedIdPurge implements ScheduledTask {

    private static final Duration DELAY = Duration.ofSeconds(10);
    private static final Duration INTERVAL = Duration.ofHours(1);

    private static final int AT_ONCE = 500;
    private static final long A_DAY = 86_400_000;

    private final ToIntFunction<RealmModel> releasedIdDays;

    private ReleasedIdPurge(ToIntFunction<RealmModel> releasedIdDays) {
        this.releasedIdDays = releasedIdDays;
    }

    /**
     * For the {@code postInit} of a factory.
     *
     * @param releasedIdDays for how many days a union keeps a released ID from others
     */
    public static void start(KeycloakSessionFactory factory, ToIntFunction<RealmModel> releasedIdDays) {
        ScheduledTasks.start(factory, new ReleasedIdPurge(releasedIdDays), DELAY, INTERVAL);
    }

    @Override
    public void run(KeycloakSession session) {
        ScheduledTasks.forEachUnion(session, this, INTERVAL, this::purge);
    }

    /** Each few rows in a transaction of their own: nobody waits for a long one. */
    private void purge(KeycloakSessionFactory factory, String realm) {
        whileThereIsMore(factory, realm, this::purgeSome);
        whileThereIsMore(
                factory,
                realm,
                (session, found) -> new UserIdHistory(session, found.getId()).forgetRemovedHolders(AT_ONCE));
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

    private boolean purgeSome(KeycloakSession session, RealmModel realm) {
        long before = before(Time.currentTimeMillis(), releasedIdDays.applyAsInt(realm));
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
