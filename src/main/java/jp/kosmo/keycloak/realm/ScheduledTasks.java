package jp.kosmo.keycloak.realm;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/** What runs by itself on a server; for the {@code postInit} of a factory. */
public final class ScheduledTasks {

    private static final Logger LOG = Logger.getLogger(ScheduledTasks.class);

    private ScheduledTasks() {}

    /** Does this once, in a transaction, when the server has started and its database is of the version it needs. */
    public static void atStart(KeycloakSessionFactory factory, Consumer<KeycloakSession> work) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, work::accept);
            }
        });
    }

    /** Runs the task at this interval, for the first time after this delay. */
    public static void start(KeycloakSessionFactory factory, ScheduledTask task, Duration delay, Duration interval) {
        atStart(factory, session -> schedule(session, task, delay, interval));
    }

    /** The same once the server has started. */
    public static void schedule(KeycloakSession session, ScheduledTask task, Duration delay, Duration interval) {
        session.getProvider(TimerProvider.class).scheduleTask(task, delay.toMillis(), interval.toMillis());
    }

    /**
     * Does a task's work for each union, unless another node has begun it within this time. What goes wrong with one union
     * keeps nothing from the others.
     *
     * @param work with the id of the realm; brings its own transactions
     */
    public static void forEachUnion(
            KeycloakSession session,
            ScheduledTask task,
            Duration turn,
            BiConsumer<KeycloakSessionFactory, String> work) {
        session.getProvider(ClusterProvider.class)
                .executeIfNotExecuted(task.getTaskName(), (int) turn.toSeconds(), () -> {
                    session.realms()
                            .getRealmsStream()
                            .filter(UnionRealm::is)
                            .map(RealmModel::getId)
                            .toList()
                            .forEach(realm -> {
                                try {
                                    work.accept(session.getKeycloakSessionFactory(), realm);
                                } catch (RuntimeException failed) {
                                    LOG.errorf(failed, "Realm %s: %s has failed", realm, task.getTaskName());
                                }
                            });
                    return true;
                });
    }
}
