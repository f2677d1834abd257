package jp.kosmo.keycloak.mfa.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kosmo.keycloak.mfa.enrolment.LoginFacts.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every combination: a login without a factor ends for two reasons, and for no other. */
class LoginFactsTest {

    private static final int FACTS = 9;

    @ParameterizedTest
    @MethodSource("all")
    void endsOnlyWhereTheUnionLetsItEnd(LoginFacts facts) {
        boolean firstSession =
                !facts.holdsFactor() && facts.hasChosen() && (facts.deferred() || facts.inDeferredSession());
        boolean openSession = facts.holdsFactor() && !facts.replaces() && facts.inDeferredSession();

        assertThat(facts.verdict() == Verdict.MAY_END).isEqualTo(!facts.staff() && (firstSession || openSession));
    }

    @ParameterizedTest
    @MethodSource("all")
    void waitsOnlyForAPageThatIsStillToCome(LoginFacts facts) {
        if (facts.verdict() == Verdict.WAITS) {
            assertThat(facts.setUpIsOpen() || facts.choiceIsOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void asksStaffForNoChoice(LoginFacts facts) {
        if (facts.staff()) {
            assertThat(facts.verdict()).isNotEqualTo(Verdict.CHOOSE);
            if (!facts.setUpIsOpen()) {
                assertThat(facts.verdict()).isNotEqualTo(Verdict.WAITS);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void setsNothingUpBesideAFactorThatWasNotShown(LoginFacts facts) {
        if (facts.holdsFactor() && !facts.replaces()) {
            assertThat(facts.verdict()).isIn(Verdict.MAY_END, Verdict.OUTDATED, Verdict.NOT_ASKED);
        }
    }

    static Stream<LoginFacts> all() {
        return IntStream.range(0, 1 << FACTS).mapToObj(LoginFactsTest::facts);
    }

    private static LoginFacts facts(int bits) {
        return new LoginFacts(
                is(bits, 0),
                is(bits, 1),
                is(bits, 2),
                is(bits, 3),
                is(bits, 4),
                is(bits, 5),
                is(bits, 6),
                is(bits, 7),
                is(bits, 8));
    }

    private static boolean is(int bits, int fact) {
        return (bits & 1 << fact) != 0;
    }
}
