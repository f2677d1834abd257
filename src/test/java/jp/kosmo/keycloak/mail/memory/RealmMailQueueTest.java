package jp.kosmo.keycloak.mail.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import jp.kosmo.keycloak.mail.MailJob;
import jp.kosmo.keycloak.mail.Smtp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.email.EmailException;

/** One union's mails: their order, their number, and what becomes of them when they cannot be sent. */
class RealmMailQueueTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final int CAPACITY = 10;

    private final VirtualTime time = new VirtualTime();
    private final List<String> tries = new ArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Predicate<String> works = kind -> true;
    private Exception failure = Smtp.down();
    private final String union = UUID.randomUUID().toString();
    private final RealmMailQueue queue = new RealmMailQueue(union, CAPACITY, this::run, time, time);

    @BeforeEach
    void watchTheMetrics() {
        Metrics.addRegistry(registry);
    }

    @AfterEach
    void forgetTheMetrics() {
        Metrics.removeRegistry(registry);
    }

    @Test
    void keepsTheOrder() {
        submit("a", "b", "c");
        time.pass(Duration.ofSeconds(1));
        assertThat(tries).containsExactly("a@0", "b@0", "c@0");
        assertThat(queue.waiting()).isZero();
    }

    @Test
    void restsUntilTheNextMail() {
        submit("a");
        time.pass(AN_HOUR.dividedBy(2));
        submit("b");
        time.pass(Duration.ofSeconds(1));
        assertThat(tries).containsExactly("a@0", "b@1800");
    }

    @Test
    void triesAgainAfterGrowingPausesAndNeverAfterTheEnd() {
        works = kind -> false;
        submit(Duration.ofMinutes(5), "a");
        time.pass(AN_HOUR);
        assertThat(tries).containsExactly("a@0", "a@5", "a@15", "a@35", "a@75", "a@135", "a@195", "a@255");
        assertThat(queue.waiting()).isZero();
        assertThat(count("a", "retried")).isEqualTo(8);
        assertThat(count("a", "given_up")).isEqualTo(1);
        assertThat(count("a", "done")).isZero();
    }

    @Test
    void sendsNothingWhoseTimeIsOver() {
        submit(Duration.ZERO, "a");
        time.pass(AN_HOUR);
        assertThat(tries).isEmpty();
        assertThat(count("a", "given_up")).isEqualTo(1);
    }

    @Test
    void sendsEverythingOnceTheServerIsBack() {
        works = kind -> time.seconds() > 60;
        submit("a", "b", "c");
        time.pass(AN_HOUR);
        assertThat(tries).containsExactly("a@0", "b@5", "c@15", "a@35", "b@75", "c@75", "a@75");
        assertThat(count("a", "done") + count("b", "done") + count("c", "done")).isEqualTo(3);
    }

    @Test
    void asksADeadServerWithASingleMail() {
        works = kind -> false;
        submit("a", "b", "c", "d", "e");
        time.pass(Duration.ofSeconds(4));
        assertThat(tries).containsExactly("a@0");
    }

    @Test
    void isNotHeldUpByAMailThatNeverGoesOut() {
        works = kind -> !kind.equals("bad");
        failure = Smtp.RCPT_450.failure();
        submit("bad", "a", "b", "c");
        time.pass(Duration.ofSeconds(6));
        assertThat(tries).containsExactly("bad@0", "a@0", "b@0", "c@0", "bad@5");
    }

    @Test
    void beginsWithAShortPauseAgainAfterASuccess() {
        works = kind -> time.seconds() == 35;
        submit("a", "b");
        time.pass(Duration.ofSeconds(60));
        works = kind -> time.seconds() > 60;
        submit("c");
        time.pass(AN_HOUR);
        assertThat(tries).containsExactly("a@0", "b@5", "a@15", "b@35", "a@35", "c@60", "c@65");
    }

    @Test
    void givesUpAtOnceWhatCannotSucceedLater() {
        works = kind -> !kind.equals("bad");
        failure = new EmailException("No email address configured for the user");
        submit("bad", "a");
        time.pass(AN_HOUR);
        assertThat(tries).containsExactly("bad@0", "a@0");
        assertThat(count("bad", "given_up")).isEqualTo(1);
        assertThat(count("bad", "retried")).isZero();
    }

    @Test
    void isShownUnderTheNameItsRealmHasNow() {
        works = kind -> false;
        submit("a");
        String name = UUID.randomUUID().toString();
        queue.rename(name);
        assertThat(registry.find("kosmo.mail.waiting").tag("realm", union).gauge())
                .isNull();
        assertThat(registry.get("kosmo.mail.waiting").tag("realm", name).gauge().value())
                .isEqualTo(1);
        queue.forget();
        assertThat(registry.find("kosmo.mail.waiting").tag("realm", name).gauge())
                .isNull();
    }

    @Test
    void countsWhatIsLeftOut() {
        for (int i = 0; i < 20; i++) {
            queue.tooMany("account-changed");
        }
        assertThat(count("account-changed", "limited")).isEqualTo(20);
    }

    @Test
    void outlivesWhateverAJobThrows() {
        RealmMailQueue fragile = new RealmMailQueue(
                "fragile",
                CAPACITY,
                job -> {
                    tries.add(job.kind() + "@" + time.seconds());
                    throw new StackOverflowError();
                },
                time,
                time);
        fragile.add(new MailJob("a", 8_000, session -> {}));
        fragile.add(new MailJob("b", 8_000, session -> {}));
        time.pass(AN_HOUR);
        assertThat(tries).containsExactly("a@0", "b@0");
        assertThat(fragile.waiting()).isZero();
    }

    @Test
    void dropsWhatIsTooMuch() {
        works = kind -> false;
        submit("first");
        time.pass(Duration.ofSeconds(1));
        for (int i = 0; i < CAPACITY + 3; i++) {
            submit("more");
        }
        assertThat(queue.waiting()).isEqualTo(CAPACITY);
        assertThat(gauge()).isEqualTo(CAPACITY);
        assertThat(count("more", "dropped")).isEqualTo(4);
    }

    private void submit(String... kinds) {
        submit(AN_HOUR.multipliedBy(2), kinds);
    }

    private void submit(Duration life, String... kinds) {
        for (String kind : kinds) {
            queue.add(new MailJob(kind, time.getAsLong() + life.toMillis(), session -> {}));
        }
    }

    private void run(MailJob job) throws Exception {
        tries.add(job.kind() + "@" + time.seconds());
        if (!works.test(job.kind())) {
            throw failure;
        }
    }

    private double count(String kind, String outcome) {
        var counter = Search.in(registry)
                .name("kosmo.mail.jobs")
                .tag("realm", union)
                .tag("kind", kind)
                .tag("outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private double gauge() {
        return registry.get("kosmo.mail.waiting").tag("realm", union).gauge().value();
    }
}
