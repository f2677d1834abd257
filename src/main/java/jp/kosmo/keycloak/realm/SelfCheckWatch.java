package jp.kosmo.keycloak.realm;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/**
 * Runs {@link SelfCheck} when the server has started and once a minute, because Keycloak tells nobody of a change of a
 * flow or a profile, and writes into the log what was not written before: one line for each thing that is wrong.
 */
public final class SelfCheckWatch implements ScheduledTask {

    private static final long EVERY_MILLISECONDS = TimeUnit.MINUTES.toMillis(1);
    private static final Logger LOG = Logger.getLogger(SelfCheckWatch.class);

    private final Map<String, List<Finding>> written = new ConcurrentHashMap<>();

    private SelfCheckWatch() {}

    /** For the {@code postInit} of one of our factories. */
    public static void start(KeycloakSessionFactory factory) {
        var watch = new SelfCheckWatch();
        factory.register(event -> watch.begin(factory, event));
    }

    private void begin(KeycloakSessionFactory factory, ProviderEvent event) {
        if (event instanceof PostMigrationEvent) {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                run(session);
                session.getProvider(TimerProvider.class).scheduleTask(this, EVERY_MILLISECONDS);
            });
        }
    }

    @Override
    public void run(KeycloakSession session) {
        session.realms()
                .getRealmsStream()
                .filter(UnionRealm::is)
                .map(RealmModel::getId)
                .toList()
                .forEach(realm -> look(session.getKeycloakSessionFactory(), realm));
    }

    /** Each union for itself: a realm that cannot be read must not hide what is wrong with the others. */
    private void look(KeycloakSessionFactory factory, String id) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                RealmModel realm = session.realms().getRealm(id);
                if (realm != null) {
                    write(realm, SelfCheck.findings(new RealmReader(session, realm).read()));
                }
            });
        } catch (RuntimeException unreadable) {
            LOG.errorf(unreadable, "Realm with the id %s: cannot be checked", id);
        }
    }

    private void write(RealmModel realm, List<Finding> findings) {
        List<Finding> before = written.getOrDefault(realm.getId(), List.of());
        findings.stream()
                .filter(finding -> !before.contains(finding))
                .forEach(finding -> LOG.warnf("Realm %s: %s", realm.getName(), finding));
        written.put(realm.getId(), findings);
    }

    @Override
    public String getTaskName() {
        return "kosmo-self-check";
    }
}
