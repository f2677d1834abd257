package jp.kosmo.keycloak.realm.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import jp.kosmo.keycloak.realm.ScheduledTasks;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Runs {@link SelfCheck} when the server has started and once a minute, because Keycloak tells nobody of a change of a
 * flow or a profile, and writes into the log what was not written before: one line for each thing that is wrong.
 */
public final class SelfCheckWatch implements ScheduledTask {

    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Logger LOG = Logger.getLogger(SelfCheckWatch.class);

    private final Map<String, List<Finding>> written = new ConcurrentHashMap<>();

    private final BiFunction<KeycloakSession, RealmModel, List<Finding>> more;

    private SelfCheckWatch(BiFunction<KeycloakSession, RealmModel, List<Finding>> more) {
        this.more = more;
    }

    /**
     * For the {@code postInit} of one of our factories.
     *
     * @param more what else is wrong with a union's realm, as rooms know that this one does not
     */
    public static void start(
            KeycloakSessionFactory factory, BiFunction<KeycloakSession, RealmModel, List<Finding>> more) {
        var watch = new SelfCheckWatch(more);
        ScheduledTasks.atStart(factory, session -> {
            watch.run(session);
            ScheduledTasks.schedule(session, watch, INTERVAL, INTERVAL);
        });
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
                    List<Finding> findings =
                            new ArrayList<>(SelfCheck.findings(new RealmReader(session, realm).read()));
                    findings.addAll(more.apply(session, realm));
                    write(realm, findings);
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
