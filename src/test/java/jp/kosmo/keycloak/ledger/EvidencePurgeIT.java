package jp.kosmo.keycloak.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A union says for how many years it keeps evidence; a task of the server does the rest. */
class EvidencePurgeIT {

    /** More than one go. */
    private static final int MANY = 1_203;

    private static final long YEARS_AGO_6 =
            System.currentTimeMillis() - Duration.ofDays(6 * 366).toMillis();
    private static final long YEARS_AGO_4 =
            System.currentTimeMillis() - Duration.ofDays(4 * 366).toMillis();

    @Test
    void evidenceOfTheYearsSetIsKeptAndNoOlder() {
        Union five = Union.copyOf("kanekakenpo", "retention5");
        Union always = Union.copyOf("kanekakenpo", "retention0");
        five.changeRequiredAction("kosmo-terms", Map.of("retentionYears", "5"));
        for (Union union : List.of(five, always)) {
            String realm = id(union);
            LedgerDatabase.inTransaction(entities -> {
                ConsentLedger ledger = new ConsentLedger(entities);
                for (int i = 0; i < MANY; i++) {
                    ledger.append(LedgerDatabase.consent(realm, "gone" + i, "1.0", "accept", YEARS_AGO_6));
                    entities.flush();
                }
                return realm;
            });
            LedgerDatabase.append(realm, "lately", "1.0", "accept", YEARS_AGO_4);
            LedgerDatabase.append(realm, "stays", "1.0", "accept", YEARS_AGO_6);
            Database.update(
                    "update kosmo_consent set username = null, ip_address = null, person_salt = null, left_at = ?"
                            + " where realm_id = ? and username <> 'stays'",
                    YEARS_AGO_6,
                    realm);
        }

        TestBed.run("kosmo-evidence-purge");

        assertThat(users(five)).containsExactly("id-of-lately", "id-of-stays");
        assertThat(LedgerDatabase.check(id(five), 100)).satisfies(outcome -> {
            assertThat(outcome.firstBroken()).isZero();
            assertThat(outcome.purged()).isEqualTo(MANY);
        });
        assertThat(rowsInTheLog(id(five)))
                .as("named by the server, which may have begun by itself when it had just been started")
                .isEqualTo(MANY);
        assertThat(users(always)).hasSize(MANY + 2);
    }

    private static int rowsInTheLog(String realmId) {
        Pattern line = Pattern.compile(realmId + ": (\\d+) rows of evidence");
        return TestBed.host().log().stream()
                .map(line::matcher)
                .filter(Matcher::find)
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
    }

    private static List<@Nullable Object> users(Union union) {
        return Database.column(
                "select user_id from kosmo_consent where realm_id = ? and decision <> 'purge' order by position",
                id(union));
    }

    private static String id(Union union) {
        return union.admin().toRepresentation().getId();
    }
}
