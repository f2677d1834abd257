package jp.kosmo.keycloak.terms;

import java.time.LocalDate;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Notices when another version of a union's terms comes into force and, if the union wants it, logs every member out,
 * so that refresh tokens do not carry anybody past the new terms.
 *
 * <p>A task of every node, four times a minute: versions are published in the console, over REST and with a date to come, and
 * nothing in Keycloak tells of all three. It costs one query and a look at the realm cache for each realm. The last version seen is an
 * attribute of the realm; what is there when a realm is first looked at is not new. Two nodes that come at once do the
 * same thing twice, which is harmless.
 */
final class TermsInForce implements ScheduledTask {

    static final long EVERY_MILLIS = 15_000;

    private static final Logger LOG = Logger.getLogger(TermsInForce.class);
    /** Of the task, and of the attribute of the realm. */
    private static final String NAME = "kosmo-terms-in-force";

    @Override
    public void run(KeycloakSession session) {
        session.realms().getRealmsStream().map(RealmModel::getId).toList().forEach(realm -> look(session, realm));
    }

    /** Each realm for itself: one with nonsense in its settings must not keep the others from their terms. */
    private static void look(KeycloakSession session, String realm) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(),
                    inner -> look(inner, inner.realms().getRealm(realm)));
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "Realm %s: cannot tell which terms are in force", realm);
        }
    }

    private static void look(KeycloakSession session, RealmModel realm) {
        TermsConfig config = new TermsConfig(realm.getRequiredActionConfigByAlias(TermsStepFactory.ID));
        Optional<String> seen = Optional.ofNullable(realm.getAttribute(NAME));
        Optional<String> news = config.version()
                .filter(version -> version.isInForce(LocalDate.now(TermsVersion.JAPAN)))
                .map(TermsVersion::label)
                .filter(label -> !label.equals(seen.orElse(null)));
        news.ifPresent(label -> {
            realm.setAttribute(NAME, label);
            if (seen.isPresent() && config.endSessions()) {
                session.getContext().setRealm(realm);
                session.sessions().removeUserSessions(realm);
                LOG.infof("Realm %s: terms %s are in force, all sessions ended", realm.getName(), label);
            }
        });
    }

    @Override
    public String getTaskName() {
        return NAME;
    }
}
