package jp.kosmo.keycloak.mail.memory;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The few threads of a node that send mails, started when there is something to do. */
final class MailExecutor implements RealmMailQueue.Timer {

    private static final int SECONDS_TO_FINISH = 5;

    /** Once stopped it drops what it is given. */
    private final ScheduledThreadPoolExecutor threads;

    MailExecutor(int number) {
        threads = new ScheduledThreadPoolExecutor(number, Worker::new, new ThreadPoolExecutor.DiscardPolicy());
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void resize(int number) {
        threads.setCorePoolSize(number);
    }

    @Override
    public void after(Duration pause, Runnable next) {
        Future<?> unused = threads.schedule(next, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Begins nothing any more and lets the mails that are on their way go out, for a moment. */
    void stop() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** A thread that sends mails. */
    static final class Worker extends Thread {

        Worker(Runnable work) {
            super(work, "kosmo-mail");
            setDaemon(true);
        }
    }
}
