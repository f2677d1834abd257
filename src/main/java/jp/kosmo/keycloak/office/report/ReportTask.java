package jp.kosmo.keycloak.office.report;

import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.members.figures.FigureHistory;
import jp.kosmo.keycloak.realm.ScheduledTasks;
import jp.kosmo.keycloak.realm.UnionRealm;
import jp.kosmo.keycloak.text.JapanTime;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Counts each union's members once an hour, keeps the last count of each day for two years, and shows it as metrics. Of several
 * nodes one counts; all of them show what is in the database.
 */
public final class ReportTask implements ScheduledTask {

    /** For how many days before today figures are kept. */
    public static final int KEPT_DAYS = 731;

    private static final Logger LOG = Logger.getLogger(ReportTask.class);
    private static final Duration DELAY = Duration.ofSeconds(20);
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    private final MemberMetrics metrics = new MemberMetrics();

    private ReportTask() {}

    /** For the {@code postInit} of a factory. */
    public static void start(KeycloakSessionFactory factory) {
        var task = new ReportTask();
        factory.register(event -> {
            if (event instanceof RealmModel.RealmRemovedEvent removed) {
                task.metrics.forget(removed.getRealm().getId());
            }
        });
        ScheduledTasks.start(factory, task, DELAY, INTERVAL);
    }

    @Override
    public void run(KeycloakSession session) {
        ScheduledTasks.forEachUnion(session, this, INTERVAL, ReportTask::countIfDue);
        List<RealmModel> unions =
                session.realms().getRealmsStream().filter(UnionRealm::is).toList();
        metrics.retain(unions.stream().map(RealmModel::getId).collect(Collectors.toSet()));
        unions.forEach(union -> metrics.show(union.getId(), union.getName(), lastCount(session, union)));
    }

    /** Once more where another node has counted in the same moment; then its count stands. */
    private static void countIfDue(KeycloakSessionFactory factory, String realmId) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> countIfDue(session, realmId));
        } catch (PersistenceException | ModelException counted) {
            LOG.debugf(counted, "Realm %s: the report once more", realmId);
            KeycloakModelUtils.runJobInTransaction(factory, session -> countIfDue(session, realmId));
        }
    }

    private static void countIfDue(KeycloakSession session, String realmId) {
        RealmModel realm = session.realms().getRealm(realmId);
        LocalDate today = JapanTime.today();
        var history = new FigureHistory(EntityManagers.of(session), realmId);
        if (realm == null || history.isCounted(today, Time.currentTimeMillis() - GOOD_FOR.toMillis())) {
            return;
        }
        session.getContext().setRealm(realm);
        Map<String, Long> figures = new HashMap<>();
        MemberCounter.count(session, realm).figures().forEach((figure, members) -> figures.put(figure.name(), members));
        history.keep(today, figures, Time.currentTimeMillis());
        history.forgetBefore(today.minusDays(KEPT_DAYS));
    }

    private static Map<Figure, Long> lastCount(KeycloakSession session, RealmModel union) {
        LocalDate today = JapanTime.today();
        Map<Figure, Long> figures = new EnumMap<>(Figure.class);
        new FigureHistory(EntityManagers.of(session), union.getId())
                .between(today, today)
                .forEach(row -> Figure.named(row.figure()).ifPresent(figure -> figures.put(figure, row.members())));
        return figures;
    }

    @Override
    public String getTaskName() {
        return "kosmo-report";
    }
}
