package jp.kosmo.keycloak.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import jp.kosmo.keycloak.keycloak.LoginStamp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginBeginningTest {

    private static final long MINUTE = 60_000;
    private static final long BEGUN = 1_800_000_000_000L;
    private static final LoginStamp STAMP = new LoginStamp("p@1", "a,b", "null/0/0");

    /** However often a page was reloaded meanwhile, which no part of this knows. */
    @ParameterizedTest(name = "after {0} minutes of 60: {1}")
    @CsvSource({"0,", "1,", "59,", "60,", "61,EXPIRED", "600,EXPIRED", "100000,EXPIRED"})
    void lastsAsLongAsTheUnionAllows(long minutes, LoginEnd end) {
        assertThat(new LoginBeginning(STAMP, BEGUN + 60 * MINUTE).endAt(BEGUN + minutes * MINUTE, STAMP))
                .isEqualTo(Optional.ofNullable(end));
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "p@1,'a,b',null/0/0,",
        "p@2,'a,b',null/0/0,PASSWORD_CHANGED",
        "q@1,'a,b',null/0/0,PASSWORD_CHANGED",
        "none,'a,b',null/0/0,PASSWORD_CHANGED",
        "p@1,'a',null/0/0,FACTORS_CHANGED",
        "p@1,'a,b,c',null/0/0,FACTORS_CHANGED",
        "p@1,'a,c',null/0/0,FACTORS_CHANGED",
        "p@1,'',null/0/0,FACTORS_CHANGED",
        "p@1,'a,b',1800000000001/0/0,SIGNED_OUT",
        "p@1,'a,b',null/1800000000/0,SIGNED_OUT",
        "p@1,'a,b',null/0/1800000000,SIGNED_OUT"
    })
    void endsWithWhatItWasBegunWith(String password, String factors, String signedOut, LoginEnd end) {
        LoginStamp now = new LoginStamp(password, factors, signedOut);

        assertThat(new LoginBeginning(STAMP, Long.MAX_VALUE).endAt(BEGUN, now)).isEqualTo(Optional.ofNullable(end));
        assertThat(LoginStamp.parse(now.toString())).isEqualTo(now);
    }

    @ParameterizedTest
    @CsvSource({"''", "x", "a|b", "a|b|c|d", "p@1|'a,b'"})
    void whatItHasNotWrittenIsNoStamp(String note) {
        assertThat(LoginStamp.parse(note)).isNotEqualTo(STAMP);
    }
}
