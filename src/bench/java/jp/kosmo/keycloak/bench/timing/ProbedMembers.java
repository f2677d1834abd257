package jp.kosmo.keycloak.bench.timing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.password.initial.code.IssuedCode;
import jp.kosmo.keycloak.password.initial.code.StoredCode;
import org.awaitility.Awaitility;

/**
 * ProbedMembers of a union in every state that an answer must not tell. Those of a kind take turns, and are as many as it takes
 * to stay below the limits, the widest of which lets each be asked about 20 times in an hour.
 */
public final class ProbedMembers {

    public static final String WRONG_PASSWORD = "Mimosa-2027";

    private static final int TURNS = 20;
    /** Several kinds of requests share the known members. */
    private static final int KINDS_OF_KNOWN = 3;

    private static final int NEVER = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Union union;
    private final AtomicInteger strangers = new AtomicInteger();
    private final Supplier<Member> known;
    private final Supplier<Member> locked;
    private final Supplier<Member> disabled;
    private final Supplier<Member> newcomers;
    private final Supplier<Member> newcomersWithDerivedPassword;
    private final Supplier<Member> newcomersWithCode;
    private final Supplier<Member> families;

    /**
     * Afterwards nobody else is locked in this union, however often a wrong password is typed.
     *
     * @param requests how many there will be of a kind
     */
    public ProbedMembers(Union union, int requests) {
        this.union = union;
        int each = 1 + requests / TURNS;
        known = turns(KINDS_OF_KNOWN * each, this::settled);
        disabled = turns(each, this::disabledOne);
        newcomers = turns(each, () -> union.createMember(MemberSpec.newcomer()));
        newcomersWithDerivedPassword =
                turns(each, () -> union.createMember(MemberSpec.newcomer().noPassword()));
        newcomersWithCode = turns(each, this::newcomerWithCodeOnRecord);
        families = turns(each, this::family);
        locked = turns(each, this::settled);
        lock(each);
    }

    public Union union() {
        return union;
    }

    public Member known() {
        return known.get();
    }

    public Member locked() {
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

    Member newcomerWithCode() {
        return newcomersWithCode.get();
    }

    /** A user ID nobody has, as long as the others. */
    String stranger() {
        return "nobody%04d".formatted(strangers.incrementAndGet());
    }

    /** An address of two members with one birthdate. */
    String familyAddress() {
        return families.get().spec().email();
    }

    private Member settled() {
        return union.importSettled(MemberSpec.settled());
    }

    private Member disabledOne() {
        Member member = settled();
        member.change(user -> user.setEnabled(false));
        return member;
    }

    private Member newcomerWithCodeOnRecord() {
        return union.importMember(
                MemberSpec.newcomer().code(StoredCode.of(IssuedCode.random(), null)),
                "kosmo-birthdate",
                "UPDATE_PASSWORD");
    }

    private Member family() {
        Member twin = settled();
        String address = twin.spec().email();
        union.importSettled(MemberSpec.settled().email(address));
        return twin;
    }

    private void lock(int howMany) {
        union.change(realm -> {
            realm.setFailureFactor(1);
            realm.setWaitIncrementSeconds((int) Duration.ofDays(1).toSeconds());
            realm.setMaxFailureWaitSeconds((int) Duration.ofDays(1).toSeconds());
        });
        Stream.generate(locked).limit(howMany).forEach(member -> {
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

    /** Made when their first turn comes. */
    private static Supplier<Member> turns(int howMany, Supplier<Member> maker) {
        var all = new ArrayList<Member>();
        var turn = new AtomicInteger();
        return () -> {
            if (all.size() < howMany) {
                all.add(maker.get());
            }
            return all.get(turn.getAndIncrement() % howMany);
        };
    }
}
