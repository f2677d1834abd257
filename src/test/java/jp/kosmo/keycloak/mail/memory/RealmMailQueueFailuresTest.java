package jp.kosmo.keycloak.mail.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kosmo.keycloak.mail.MailFailure;
import jp.kosmo.keycloak.mail.MailJob;
import jp.kosmo.keycloak.mail.Smtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails that cannot be sent, of every kind, anywhere in the queue: they keep no other mail waiting. */
class RealmMailQueueFailuresTest {
    private static final int OTHERS = 8;
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final VirtualTime time = new VirtualTime();
    private final List<String> tries = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private Smtp trouble = Smtp.UNKNOWN;
    private final RealmMailQueue queue = new RealmMailQueue("failures", 1000, this::run, time, time);

    static Stream<Arguments> everywhere() {
        return Stream.of(Smtp.values())
                .filter(kind -> kind.scope != MailFailure.Scope.OUTAGE)
                .flatMap(kind -> Stream.of(MailJob.Priority.values())
                        .flatMap(priority -> IntStream.rangeClosed(0, OTHERS)
                                .mapToObj(position -> Arguments.of(kind, priority, position))));
    }

    /** Eight of them among eight others, and a link asked for a moment later. */
    @ParameterizedTest
    @MethodSource("everywhere")
    void othersGoOutAtOnce(Smtp kind, MailJob.Priority priority, int position) {
        trouble = kind;
        for (int i = 0; i <= OTHERS; i++) {
            if (i == position) {
                IntStream.range(0, 8).forEach(bad -> add("bad", priority, "member" + bad));
            }
            if (i < OTHERS) {
                add("good" + i, priority, "good" + i);
            }
        }
        time.pass(Duration.ofSeconds(1));
        add("link", MailJob.Priority.LINK, "");
        time.pass(Duration.ofSeconds(1));

        assertThat(sent).hasSize(OTHERS + 1).contains("link@1").allMatch(mail -> mail.matches("good.@0|link@1"));

        time.pass(A_DAY);
        long triesOfOne = tries.stream().filter("bad"::equals).count() / 8;
        if (kind.scope == MailFailure.Scope.PERMANENT) {
            assertThat(triesOfOne).isEqualTo(1);
        } else {
            assertThat(triesOfOne)
                    .as("again and again, with growing pauses")
                    .isBetween(7L, priority == MailJob.Priority.LINK ? 8L : 110L);
        }
        assertThat(queue.waiting()).isZero();
    }

    static Stream<Smtp> outages() {
        return Stream.of(Smtp.values()).filter(kind -> kind.scope == MailFailure.Scope.OUTAGE);
    }

    @ParameterizedTest
    @MethodSource("outages")
    void aServerThatIsDownIsTriedByOneMailAtATimeAndLinksGoFirstThen(Smtp kind) {
        trouble = kind;
        add("bad", MailJob.Priority.NOTICE, "a");
        add("good1", MailJob.Priority.NOTICE, "b");
        time.pass(Duration.ofSeconds(1));
        add("link", MailJob.Priority.LINK, "");
        time.pass(Duration.ofSeconds(3));
        assertThat(tries).containsExactly("bad");

        time.pass(Duration.ofSeconds(2));
        assertThat(sent).containsExactly("link@5", "good1@5");
    }

    /** A mail that is tried again for itself is passed over until then; the queue does not sleep through it. */
    @Test
    void whatComesWhileOneMailWaitsForItsNextTryGoesOutAtOnce() {
        trouble = Smtp.RCPT_450;
        add("bad", MailJob.Priority.LINK, "");
        for (int second = 1; second < 300; second += 7) {
            time.pass(Duration.ofSeconds(7));
            add("good" + second, MailJob.Priority.NOTICE, "m" + second);
        }
        time.pass(Duration.ofSeconds(7));
        assertThat(sent).hasSize(43).allMatch(mail -> {
            String[] at = mail.substring("good".length()).split("@", -1);
            return Integer.parseInt(at[1]) == Integer.parseInt(at[0]) + 6;
        });
    }

    @Test
    void linksGoBeforeNoticesAndMembersTakeTurns() {
        IntStream.range(0, 80).forEach(i -> add("flood" + i, MailJob.Priority.NOTICE, "flooder"));
        add("notice", MailJob.Priority.NOTICE, "other");
        add("link", MailJob.Priority.LINK, "");
        time.pass(Duration.ofSeconds(1));
        assertThat(sent.subList(0, 4)).containsExactly("link@0", "flood0@0", "notice@0", "flood1@0");
        assertThat(sent).hasSize(82);
    }

    @Test
    void aFullQueueStillTakesALink() {
        RealmMailQueue small = new RealmMailQueue("small", 10, this::run, time, time);
        IntStream.range(0, 12)
                .forEach(i -> small.add(MailJob.notice("notice" + i, "flooder", A_DAY.toMillis(), session -> {})));
        small.add(new MailJob("link", A_DAY.toMillis(), session -> {}));
        assertThat(small.waiting()).isEqualTo(10);
        time.pass(Duration.ofSeconds(1));
        assertThat(sent).hasSize(10).startsWith("link@0", "notice0@0").doesNotContain("notice9@0", "notice10@0");
    }

    private void add(String kind, MailJob.Priority priority, String member) {
        Duration life = priority == MailJob.Priority.LINK ? FIVE_MINUTES : A_DAY;
        queue.add(new MailJob(kind, priority, member, time.getAsLong() + life.toMillis(), session -> {}));
    }

    private void run(MailJob job) throws Exception {
        tries.add(job.kind());
        if (job.kind().equals("bad")) {
            throw trouble.failure();
        }
        sent.add(job.kind() + "@" + time.seconds());
    }
}
