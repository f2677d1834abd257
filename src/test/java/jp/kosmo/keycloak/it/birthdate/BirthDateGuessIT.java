package jp.kosmo.keycloak.it.birthdate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import jp.kosmo.keycloak.it.attack.AttackRounds;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.Statements;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.Test;

/** Somebody who knows an address cannot find out whose birthdate belongs to it by trying. */
class BirthDateGuessIT {

    private static final int GUESSES = AttackRounds.times(200, 25_000);
    /** As shipped. */
    private static final int PER_ADDRESS_HOUR = 5;

    private static final Union UNION = Union.copyOf("kanekakenpo", "birthdateguess");

    @Test
    void onlyAsManyTriesAreLookedUpAsTheLimitAllows() {
        // People who do this have many IP addresses.
        UNION.changeAuthenticator("kosmo-browser", "kosmo-forgot-user-id", Map.of("perIpHour", "0"));
        Member member = UNION.importSettled(MemberSpec.settled());
        String address = member.spec().email();
        // The third try is right, so that there is something to be found.
        LocalDate first = LocalDate.parse("1980-12-01").plusDays(2);

        Statements all = Statements.of(
                () -> LongStream.range(0, GUESSES).mapToObj(first::minusDays).forEach(date -> guess(date, address)));

        long lookUps = all.calls().entrySet().stream()
                .filter(statement -> isByAddress(statement.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        System.out.println(GUESSES + " birthdates for one address: " + lookUps + " looked up");
        assertThat(lookUps).isEqualTo(PER_ADDRESS_HOUR);
        // In the database: Admin REST tells of the latest events only.
        assertThat(Database.count(
                        "select count(*) from event_entity where realm_id = ? and error = 'user_not_found'",
                        UNION.admin().toRepresentation().getId()))
                .isEqualTo(PER_ADDRESS_HOUR - 1);
        assertThat(TestBed.mailbox().all(address)).hasSize(1);
    }

    private static void guess(LocalDate date, String address) {
        LoginClient client = LoginClient.open(UNION);
        Page login = client.page();
        client.submit(Map.of("authenticationExecution", String.valueOf(login.field("authenticationExecution"))))
                .submit(Map.of("birthdate", date.toString(), "email", address));
        assertThat(client.page().id()).isEqualTo("login-login");
    }

    private static boolean isByAddress(String statement) {
        String sql = statement.toLowerCase(Locale.ROOT);
        return sql.contains(" from user_entity ")
                && sql.replaceFirst(".* where ", "").contains("email");
    }
}
