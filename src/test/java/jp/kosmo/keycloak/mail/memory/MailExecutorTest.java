package jp.kosmo.keycloak.mail.memory;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import jp.kosmo.keycloak.mail.MailJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several unions' mails on the threads of one node. */
class MailExecutorTest {
    private static final MailJob MAIL = new MailJob("a", Long.MAX_VALUE, session -> {});

    private final MailExecutor workers = new MailExecutor(2);
    private final CountDownLatch serverAnswers = new CountDownLatch(1);

    @AfterEach
    void stop() {
        serverAnswers.countDown();
        workers.stop();
    }

    @Test
    void aServerThatHangsKeepsNoOtherUnionWaiting() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        RealmMailQueue hangs = queue("hangs", job -> {
            hanging.countDown();
            serverAnswers.await();
        });
        for (int i = 0; i < 50; i++) {
            hangs.add(MAIL);
        }
        assertThat(hanging.await(5, SECONDS)).isTrue();

        CountDownLatch sent = new CountDownLatch(50);
        RealmMailQueue works = queue("works", job -> sent.countDown());
        for (int i = 0; i < 50; i++) {
            works.add(MAIL);
        }
        assertThat(sent.await(5, SECONDS)).isTrue();
        assertThat(hangs.waiting()).isEqualTo(49);
    }

    @Test
    void whatIsOnItsWayGoesOutBeforeTheEndAndNothingElse() throws InterruptedException {
        CountDownLatch onItsWay = new CountDownLatch(1);
        CountDownLatch sent = new CountDownLatch(1);
        RealmMailQueue queue = queue("ends", job -> {
            onItsWay.countDown();
            serverAnswers.await();
            sent.countDown();
        });
        queue.add(MAIL);
        queue.add(MAIL);
        assertThat(onItsWay.await(5, SECONDS)).isTrue();

        Thread end = new Thread(workers::stop);
        end.start();
        await().until(() -> end.getState() == Thread.State.TIMED_WAITING);
        serverAnswers.countDown();
        end.join(Duration.ofSeconds(5).toMillis());

        assertThat(sent.getCount()).isZero();
        assertThat(queue.waiting()).isEqualTo(1);
        queue.add(MAIL);
        assertThat(queue.waiting()).isEqualTo(2);
        // A pool counts its threads out a moment before they are gone.
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread instanceof MailExecutor.Worker && thread.isAlive()));
    }

    private RealmMailQueue queue(String union, RealmMailQueue.Runner runner) {
        return new RealmMailQueue(union, 100, runner, workers, System::currentTimeMillis);
    }
}
