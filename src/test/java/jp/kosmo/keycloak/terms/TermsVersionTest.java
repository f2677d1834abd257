package jp.kosmo.keycloak.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TermsVersionTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void asksWhoeverHasAgreedToNone() {
        assertThat(at(null).mustAsk(null, TODAY)).isTrue();
        assertThat(at(TODAY.plusYears(1)).mustAsk(null, TODAY)).isTrue();
    }

    @Test
    void asksNobodyTwice() {
        assertThat(at(null).mustAsk("2.0", TODAY)).isFalse();
        assertThat(at(TODAY.minusYears(1)).mustAsk("2.0", TODAY)).isFalse();
    }

    @Test
    void asksWhoAgreedToAnotherFromTheFirstDayOn() {
        assertThat(at(null).mustAsk("1.0", TODAY)).isTrue();
        assertThat(at(TODAY.plusDays(1)).mustAsk("1.0", TODAY)).isFalse();
        assertThat(at(TODAY).mustAsk("1.0", TODAY)).isTrue();
        assertThat(at(TODAY.minusDays(1)).mustAsk("1.0", TODAY)).isTrue();
    }

    @Test
    void waitsForWhoAgreedToAnotherThroughTheDaysOfGrace() {
        var version = new TermsVersion("2.0", Optional.of(TODAY), 3);
        LocalDate last = TODAY.plusDays(2);
        assertThat(version.waitsUntil("1.0", TODAY)).contains(last);
        assertThat(version.waitsUntil("1.0", last)).contains(last);
        assertThat(version.waitsUntil("1.0", last.plusDays(1))).isEmpty();
    }

    @Test
    void waitsForNobodyElse() {
        assertThat(new TermsVersion("2.0", Optional.of(TODAY), 3).waitsUntil(null, TODAY))
                .isEmpty();
        assertThat(new TermsVersion("2.0", Optional.of(TODAY), 0).waitsUntil("1.0", TODAY))
                .isEmpty();
        assertThat(new TermsVersion("2.0", Optional.empty(), 3).waitsUntil("1.0", TODAY))
                .isEmpty();
    }

    private static TermsVersion at(@Nullable LocalDate effectiveFrom) {
        return new TermsVersion("2.0", Optional.ofNullable(effectiveFrom), 0);
    }
}
