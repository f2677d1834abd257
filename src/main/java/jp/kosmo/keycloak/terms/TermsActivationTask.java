package jp.kosmo.keycloak.terms;

import java.time.Duration;
import java.time.LocalDate;
import jp.kosmo.keycloak.ledger.seen.LastSeenTermsVersion;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.RealmActions;
import jp.kosmo.keycloak.realm.ScheduledTasks;
import jp.kosmo.keycloak.text.JapanTime;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Notices when other terms come into force in a union and, if the union wants it, logs every member out, so that refresh
 * tokens carry nobody past the new terms.
 *
 * <p>It looks instead of being told: versions are published in the console, over REST and with a date to come, and
 * Keycloak tells of none of these. Of several nodes one looks at a time.
 */
final class TermsActivationTask implements ScheduledTask {

    static final Duration INTERVAL = Duration.ofSeconds(15);

    private static final Logger LOG = Logger.getLogger(TermsActivationTask.class);

    @Override
    public void run(KeycloakSession session) {
        ScheduledTasks.forEachUnion(
                session,
                this,
                INTERVAL,
                (factory, realm) -> KeycloakModelUtils.runJobInTransaction(
                        factory, own -> look(own, own.realms().getRealm(realm))));
    }

    private static void look(KeycloakSession session, @Nullable RealmModel realm) {
        if (realm == null || !RealmActions.isEnabled(realm, ProviderIds.TERMS)) {
            return;
        }
        @Nullable RequiredActionConfigModel stored = realm.getRequiredActionConfigByAlias(ProviderIds.TERMS);
        LocalDate today = JapanTime.today();
        LastTerms.keep(realm, stored, today); // what was saved past the step's own check, or before this JAR came
        TermsConfig config = LastTerms.inForce(realm, stored, today);
        @Nullable
        String label = config.version()
                .filter(version -> version.isInForce(today))
                .map(TermsVersion::label)
                .orElse(null);
        boolean others = new LastSeenTermsVersion(session).turnTo(realm.getId(), label);
        if (others && label != null && config.endSessions()) {
            session.getContext().setRealm(realm);
            session.sessions().removeUserSessions(realm);
            LOG.infof("Realm %s: terms %s are in force, all sessions ended", realm.getName(), label);
        }
    }

    @Override
    public String getTaskName() {
        return "kosmo-terms-watch";
    }
}
