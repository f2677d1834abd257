package jp.kosmo.keycloak.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kosmo.keycloak.userid.UserId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleClerkTest {

    /** Else the demo does not start. */
    @ParameterizedTest
    @EnumSource
    void hasAUserIdThatTheRealmTakes(SampleClerk clerk) {
        assertThat(new UserId(clerk.userId()).problems()).isEmpty();
    }
}
