package jp.kosmo.keycloak.mail.memory;

import java.util.function.Consumer;
import jp.kosmo.keycloak.mail.MailFailure;
import jp.kosmo.keycloak.mail.MailJob;
import jp.kosmo.keycloak.mail.MailQueue;
import jp.kosmo.keycloak.mail.OutgoingMail;
import jp.kosmo.keycloak.mail.UndeliveredException;
import jp.kosmo.keycloak.mail.refused.AddressRefusal;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.utils.KeycloakSessionUtil;

/** The way from a session into a {@link RealmMailQueue}, and from there into a session again. */
final class InMemoryMailQueue implements MailQueue {

    private static final Logger LOG = Logger.getLogger(InMemoryMailQueue.class);

    private final RealmMailQueues queues;

    InMemoryMailQueue(RealmMailQueues queues) {
        this.queues = queues;
    }

    @Override
    public void submit(KeycloakSession session, MailJob job) {
        RealmMailQueue queue = queueOf(session);
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                queue.add(job);
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    @Override
    public void tooMany(KeycloakSession session, String kind) {
        queueOf(session).tooMany(kind);
    }

    private RealmMailQueue queueOf(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        return queues.of(session.getKeycloakSessionFactory(), realm.getId(), realm.getName());
    }

    /** Does a job of a realm. A look-up holds a transaction, sending a mail does not. */
    static void run(KeycloakSessionFactory sessions, String realmId, MailJob job)
            throws EmailException, UndeliveredException {
        OutgoingMail mail;
        KeycloakSession before = KeycloakSessionUtil.getKeycloakSession();
        try (KeycloakSession session = sessions.create()) {
            KeycloakSessionUtil.setKeycloakSession(session);
            session.getTransactionManager().begin();
            mail = write(session, realmId, job);
            if (mail != null) {
                send(session, realmId, mail);
            }
        } finally {
            KeycloakSessionUtil.setKeycloakSession(before);
        }
        if (mail != null) {
            record(sessions, realmId, mail.whenSent(), "A mail has left and its event could not be stored: %s");
        }
    }

    private static void send(KeycloakSession session, String realmId, OutgoingMail mail) throws UndeliveredException {
        try {
            mail.send(session);
        } catch (UndeliveredException failed) {
            if (MailFailure.refusesAddress(failed)) {
                record(
                        session.getKeycloakSessionFactory(),
                        realmId,
                        own -> AddressRefusal.record(own, mail.memberId(), mail.address()),
                        "A mail was refused and the event could not be stored: %s");
            }
            throw failed;
        }
    }

    /** A failed job's transaction is rolled back, and with it whatever it has submitted. */
    private static @Nullable OutgoingMail write(KeycloakSession session, String realmId, MailJob job)
            throws EmailException {
        boolean done = false;
        try {
            RealmModel realm = session.realms().getRealm(realmId);
            if (realm == null) {
                throw new EmailException("the realm is gone");
            }
            session.getContext().setRealm(realm);
            job.task().run(session);
            done = true;
        } finally {
            if (done) {
                session.getTransactionManager().commit();
            } else {
                session.getTransactionManager().rollback();
            }
        }
        return OutgoingMail.of(session);
    }

    /** What goes wrong here changes nothing of what has become of the mail: sent again, it would come twice. */
    private static void record(
            KeycloakSessionFactory sessions, String realmId, Consumer<KeycloakSession> event, String whenNot) {
        try {
            KeycloakModelUtils.runJobInTransaction(sessions, session -> {
                RealmModel realm = session.realms().getRealm(realmId);
                if (realm != null) {
                    session.getContext().setRealm(realm);
                    event.accept(session);
                }
            });
        } catch (RuntimeException failed) {
            LOG.errorf(whenNot, MailFailure.describe(failed));
        }
    }

    @Override
    public void close() {}
}
