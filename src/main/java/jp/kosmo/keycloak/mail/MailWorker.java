package jp.kosmo.keycloak.mail;

/** A thread that sends mails. */
final class MailWorker extends Thread {

    MailWorker(Runnable work) {
        super(work, "kosmo-mail");
        setDaemon(true);
    }
}
