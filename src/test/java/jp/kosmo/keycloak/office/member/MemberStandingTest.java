package jp.kosmo.keycloak.office.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.kosmo.keycloak.office.member.MemberFacts.Access;
import jp.kosmo.keycloak.office.member.MemberStanding.Code;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where a member stands, for every combination of facts, compared with a second opinion. */
class MemberStandingTest {

    private static final long RECORDED = 1;
    private static final long STEP = 2;
    private static final long REFUSED = 3;
    private static final long LOCKED = 4;

    private static final List<List<LoginStep>> OPEN = List.of(
            List.of(),
            List.of(LoginStep.BIRTHDATE, LoginStep.USER_ID, LoginStep.PASSWORD),
            List.of(LoginStep.USER_ID, LoginStep.PASSWORD),
            List.of(LoginStep.PASSWORD),
            List.of(LoginStep.EMAIL));
    private static final List<Set<LoginStep>> ADDED = List.of(
            Set.of(),
            Set.of(LoginStep.TERMS),
            Set.of(LoginStep.SET_UP_OTP),
            Set.of(LoginStep.USER_ID),
            Set.of(LoginStep.TERMS, LoginStep.SET_UP_PASSKEY));

    /** The order that matters most first, as a clerk would want to hear it; written down apart from the code. */
    private static final List<Code> RANKING = List.of(
            Code.LEFT,
            Code.LOCKED_BIRTHDATE,
            Code.LOCKED_UNTIL_UNLOCKED,
            Code.LOCKED_FOR_NOW,
            Code.NO_PASSWORD,
            Code.RECORD_INCOMPLETE,
            Code.NOT_BEGUN,
            Code.FIRST_LOGIN,
            Code.TERMS_NOT_AGREED,
            Code.FACTOR_TO_COME,
            Code.MAIL_REFUSED,
            Code.NO_ADDRESS,
            Code.READY);

    @Test
    void theFirstThatHolds() {
        Set<Code> seen = EnumSet.noneOf(Code.class);
        for (MemberFacts facts : all()) {
            MemberStanding standing = MemberStanding.of(facts);
            Code expected = RANKING.stream()
                    .filter(code -> holds(code, facts))
                    .findFirst()
                    .orElseThrow();
            assertThat(standing.code()).as(facts.toString()).isEqualTo(expected);
            assertThat(standing.until()).isEqualTo(expected == Code.LOCKED_FOR_NOW ? LOCKED : null);
            assertThat(standing.version()).isEqualTo(expected == Code.TERMS_NOT_AGREED ? "2.0" : null);
            assertThat(standing.since()).as(facts.toString()).isEqualTo(since(expected));
            assertThat(standing.next()).as(facts.toString()).isEqualTo(next(expected, facts));
            seen.add(expected);
        }
        assertThat(seen).containsExactlyInAnyOrder(Code.values());
    }

    @Test
    void everyCodeHasItsRank() {
        assertThat(RANKING).containsExactly(Code.values());
    }

    /** Each on its own, whatever else holds. */
    private static boolean holds(Code code, MemberFacts facts) {
        boolean open = !facts.openSteps().isEmpty();
        return switch (code) {
            case LEFT -> facts.access() == Access.CLOSED;
            case LOCKED_BIRTHDATE -> facts.access() == Access.LOCKED_BY_BIRTHDATES;
            case LOCKED_UNTIL_UNLOCKED -> facts.access() == Access.LOCKED_BY_FAILURES;
            case LOCKED_FOR_NOW -> facts.lockedUntil() != null;
            case NO_PASSWORD -> !facts.hasPassword();
            case RECORD_INCOMPLETE ->
                !facts.birthdateUsable() && facts.openSteps().contains(LoginStep.BIRTHDATE);
            case NOT_BEGUN -> open && !facts.begun();
            case FIRST_LOGIN -> open && facts.begun();
            case TERMS_NOT_AGREED -> !open && facts.terms() != null;
            case FACTOR_TO_COME -> !open && facts.askedSteps().stream().anyMatch(step -> step != LoginStep.TERMS);
            case MAIL_REFUSED -> facts.mailRefusedAt() != null;
            case NO_ADDRESS -> !facts.hasAddress();
            case READY -> true;
        };
    }

    private static @Nullable Long since(Code code) {
        return switch (code) {
            case NOT_BEGUN -> RECORDED;
            case FIRST_LOGIN, FACTOR_TO_COME -> STEP;
            case MAIL_REFUSED -> REFUSED;
            default -> null;
        };
    }

    private static @Nullable LoginStep next(Code code, MemberFacts facts) {
        return switch (code) {
            case NOT_BEGUN, FIRST_LOGIN, TERMS_NOT_AGREED, FACTOR_TO_COME ->
                facts.askedSteps().get(0);
            default -> null;
        };
    }

    private static List<MemberFacts> all() {
        List<MemberFacts> all = new ArrayList<>();
        for (Access access : Access.values()) {
            for (int rest = 0; rest < 1 << 6; rest++) {
                for (List<LoginStep> open : OPEN) {
                    for (Set<LoginStep> added : ADDED) {
                        all.add(facts(access, rest, open, added));
                    }
                }
            }
        }
        assertThat(all).hasSize(4 * 64 * 25);
        return all;
    }

    private static MemberFacts facts(Access access, int rest, List<LoginStep> open, Set<LoginStep> added) {
        List<LoginStep> asked =
                Stream.concat(open.stream(), added.stream()).distinct().sorted().toList();
        return new MemberFacts(
                access,
                bit(rest, 0) ? LOCKED : null,
                bit(rest, 1),
                bit(rest, 2),
                bit(rest, 3),
                open,
                asked,
                added.contains(LoginStep.TERMS) ? "2.0" : null,
                bit(rest, 4) ? REFUSED : null,
                bit(rest, 5),
                RECORDED,
                STEP);
    }

    private static boolean bit(int number, int position) {
        return (number >> position & 1) == 1;
    }
}
