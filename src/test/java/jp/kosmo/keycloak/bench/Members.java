package jp.kosmo.keycloak.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.LoginClient;
import jp.kosmo.keycloak.it.Member;
import jp.kosmo.keycloak.it.MemberSpec;
import jp.kosmo.keycloak.it.Union;
import org.awaitility.Awaitility;

/** Members of a union in every state that an answer must not tell, some of each, who take turns. */
final class Members {

    static final String WRONG_PASSWORD = "Mimosa-2027";

    private static final int SOME = 20;
    private static final int NEVER = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Union union;
    private final AtomicInteger strangers = new AtomicInteger();
    private final Supplier<Member> known;
    private final Supplier<Member> locked;
    private final Supplier<Member> disabled;
    private final Supplier<Member> newcomers;
    private final Supplier<Member> newcomersWithDerivedPassword;

    /** Makes them. Afterwards nobody else is locked in this union, however often a wrong password is typed. */
    Members(Union union) {
        this.union = union;
        known = some(this::settled);
        locked = some(this::settled);
        disabled = some(this::disabledOne);
        newcomers = some(() -> union.createMember(MemberSpec.newcomer()));
        newcomersWithDerivedPassword =
                some(() -> union.createMember(MemberSpec.newcomer().noPassword()));
        lock();
    }

    Union union() {
        return union;
    }

    Member known() {
        return known.get();
    }

    Member locked() {
        return locked.get();
    }

    Member disabled() {
        return disabled.get();
    }

    Member newcomer() {
        return newcomers.get();
    }

    Member newcomerWithDerivedPassword() {
        return newcomersWithDerivedPassword.get();
    }

    /** A user ID nobody has, as long as the others. */
    String stranger() {
        return "nobody%04d".formatted(strangers.incrementAndGet());
    }

    private Member settled() {
        return union.importSettled(MemberSpec.settled());
    }

    private Member disabledOne() {
        Member member = settled();
        member.change(user -> user.setEnabled(false));
        return member;
    }

    private void lock() {
        union.change(realm -> {
            realm.setFailureFactor(1);
            realm.setWaitIncrementSeconds((int) Duration.ofDays(1).toSeconds());
            realm.setMaxFailureWaitSeconds((int) Duration.ofDays(1).toSeconds());
        });
        Stream.generate(locked).limit(SOME).forEach(member -> {
            LoginClient.open(union).login(member.username(), WRONG_PASSWORD);
            Awaitility.await("lock").atMost(PATIENCE).until(() -> isLocked(member));
        });
        union.change(realm -> realm.setFailureFactor(NEVER));
    }

    private boolean isLocked(Member member) {
        return Boolean.TRUE.equals(union.admin()
                .attackDetection()
                .bruteForceUserStatus(member.id())
                .get("disabled"));
    }

    private static Supplier<Member> some(Supplier<Member> maker) {
        List<Member> all = Stream.generate(maker).limit(SOME).toList();
        var turn = new AtomicInteger();
        return () -> all.get(turn.getAndIncrement() % SOME);
    }
}
