package jp.kosmo.keycloak.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.TestBed;
import jp.kosmo.keycloak.it.oracle.LoginJourneys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A union's members are in the realm's own database. Users of another store who get into its realm all the same meet a
 * page that says they cannot go on, at every step, and can be removed.
 */
class FederatedMemberIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "federatedunion");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kosmo-birthdate",
                "kosmo-terms",
                "kosmo-user-id",
                "CONFIGURE_TOTP",
                "webauthn-register",
                "UPDATE_PASSWORD",
                "UPDATE_EMAIL"
            })
    void areStoppedAtEveryStep(String action) {
        Member member = LoginJourneys.federated(UNION, action);
        int before = TestBed.log().size();

        LoginClient browser = LoginClient.open(UNION).login(member);

        assertThat(browser.page().id()).isEqualTo("login-kosmo-stopped");
        assertThat(browser.page().status()).isLessThan(500);
        assertThat(UNION.eventsOf(member.id()).ofType("LOGIN").list()).isEmpty();
        assertThat(UNION.eventsOf(member.id()).errors()).isNotEmpty();
        assertThat(TestBed.log().subList(before, TestBed.log().size()))
                .noneMatch(line -> line.contains(" ERROR ") || line.contains("IllegalStateException"));
    }

    @Test
    void canBeRemoved() {
        Member member = LoginJourneys.federated(UNION);

        try (var answer = UNION.admin().users().delete(member.id())) {
            assertThat(answer.getStatus()).isEqualTo(204);
        }
        assertThat(Database.count("select count(*) from kosmo_user_id_history where user_id = ?", member.id()))
                .isZero();
    }
}
