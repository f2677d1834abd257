package jp.kosmo.keycloak.mail;

/** A thread that sends mails. */
final class MailThread extends Thread {

    MailThread(Runnable work) {
        super(work, "kosmo-mail");
        setDaemon(true);
    }
}
