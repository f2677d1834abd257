package jp.kosmo.keycloak.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.text.JapanTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evidence that is kept no longer goes, what counts stays, and the chain tells a purge from a theft. */
class LedgerPurgeIT {

    private static final long OLD = JapanTime.beginOf(LocalDate.of(2020, 4, 10));
    private static final long BEFORE = JapanTime.beginOf(LocalDate.of(2021, 11, 30));
    private static final long NEW = JapanTime.beginOf(LocalDate.of(2022, 4, 10));
    private static final long NOW = JapanTime.beginOf(LocalDate.of(2026, 11, 30));

    private final String realm = UUID.randomUUID().toString();

    /**
     * Position: 1 stays (agreed to last), 2 goes (left long ago), 3 and 4 go (replaced long ago), 5 stays (it replaced them),
     * 6 stays (replaced by 8, not long enough ago), 7 stays (left not long enough ago), 8 stays.
     */
    @BeforeEach
    void aLedgerOfYears() {
        append("stays", "1.0", "accept", OLD);
        append("left", "1.0", "accept", OLD);
        append("replaced", "1.0", "decline", OLD);
        append("replaced", "1.0", "accept", OLD);
        append("replaced", "2.0", "accept", OLD + 1);
        append("lately", "1.0", "accept", OLD);
        append("leftlately", "1.0", "accept", OLD);
        append("lately", "2.0", "accept", NEW);
        leave("left", BEFORE - 31L * 86_400_000);
        leave("leftlately", BEFORE);
    }

    @Test
    void whatCountsNoLongerGoesAndNothingElse() {
        assertThat(purge(100)).isEqualTo(3);

        assertThat(positions()).containsExactly(1L, 5L, 6L, 7L, 8L, 9L);
        assertThat(Database.column("select decision from kosmo_consent where realm_id = ? and position = 9", realm))
                .containsExactly("purge");
        assertThat(audit()).isEqualTo(new ChainCheck.Outcome(6, 3, 0));
        assertThat(Database.column(
                        "select first_position || '-' || last_position || ' ' || record_position"
                                + " from kosmo_ledger_gap where realm_id = ? order by 1",
                        realm))
                .containsExactly("2-4 9");
    }

    @Test
    void aSecondPurgeFindsNothingAndWritesNothing() {
        purge(100);

        assertThat(purge(100)).isZero();
        assertThat(positions()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void inManySmallGoesItIsTheSame(int most) {
        assertThat(purge(most)).isEqualTo(3);

        assertThat(positions()).startsWith(1L, 5L, 6L, 7L, 8L).hasSize(5 + (3 + most - 1) / most);
        assertThat(audit().firstBroken()).isZero();
        assertThat(audit().purged()).isEqualTo(3);
    }

    /** Before the time of leaving was noted, the decision's own age counts. */
    @Test
    void whoLeftUnderAnOlderVersionGoesToo() {
        Database.update("update kosmo_consent set left_at = null where realm_id = ? and position = 7", realm);

        assertThat(purge(100)).isEqualTo(4);
        assertThat(audit().firstBroken()).isZero();
    }

    @Test
    void membersGoOnAgreeingAfterIt() {
        purge(2);
        append("late", "2.0", "accept", NOW);
        append("late", "3.0", "accept", NOW);

        assertThat(audit().firstBroken()).isZero();
    }

    /** A row taken out by hand: with a gap that no purge has recorded, with a record's gap made longer, or with its record. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from kosmo_ledger_gap where realm_id = '%s'",
                "update kosmo_ledger_gap set last_position = 5 where realm_id = '%s';"
                        + "delete from kosmo_consent where position = 5 and realm_id = '%1$s'",
                "update kosmo_ledger_gap set hash = reverse(hash) where realm_id = '%s'",
                "update kosmo_ledger_gap set previous_hash = reverse(previous_hash) where realm_id = '%s'",
                "update kosmo_ledger_gap set record_position = 8 where realm_id = '%s'",
                "update kosmo_ledger_gap set record_position = 10 where realm_id = '%s'",
                "update kosmo_consent set sha256 = reverse(sha256) where position = 9 and realm_id = '%s'",
                "update kosmo_consent set decision = 'accept' where position = 9 and realm_id = '%s'",
            })
    void aGapThatIsNotOnRecordIsFound(String theft) {
        purge(100);

        for (String statement : theft.formatted(realm).split(";")) {
            Database.update(statement);
        }

        assertThat(audit().firstBroken()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5, 6, 7, 8, 9})
    void aRowTakenOutBesideAGapIsFound(long position) {
        purge(100);

        Database.update("delete from kosmo_consent where realm_id = ? and position = ?", realm, position);

        // Without its record the gap itself is what does not fit.
        assertThat(audit().firstBroken()).isEqualTo(position == 9 ? 2 : position);
    }

    /** Histories of 60 decisions each, purged in several goes: what is left is what an own reading of the rule keeps. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ofAnyHistoryTheRuleKeepsTheSame(long seed) {
        Random random = new Random(seed);
        String fresh = UUID.randomUUID().toString();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String who = "m" + random.nextInt(12);
            String what = random.nextInt(4) == 0 ? "decline" : "accept";
            String row = who + " " + i + " " + what + " " + (random.nextBoolean() ? OLD : NEW);
            rows.add(row);
            LedgerDatabase.append(fresh, who, String.valueOf(i), what, Long.parseLong(row.split(" ", -1)[3]));
        }

        LedgerPurgeIT.purge(fresh, 1 + random.nextInt(9));

        List<Object> kept = IntStream.range(0, rows.size())
                .filter(i -> isKept(rows, i))
                .mapToObj(i -> (Object) (i + 1L))
                .toList();
        assertThat(Database.column(
                        "select position from kosmo_consent where realm_id = ? and decision <> 'purge' order by 1",
                        fresh))
                .isEqualTo(kept);
        assertThat(LedgerDatabase.check(fresh, 7).firstBroken()).isZero();
    }

    private static boolean isKept(List<String> rows, int index) {
        String[] row = rows.get(index).split(" ", -1);
        return Long.parseLong(row[3]) == NEW
                || rows.subList(index + 1, rows.size()).stream()
                        .map(later -> later.split(" ", -1))
                        .noneMatch(later -> later[0].equals(row[0])
                                && later[2].equals("accept")
                                && Long.parseLong(later[3]) == OLD);
    }

    private void append(String username, String version, String decision, long decidedAt) {
        LedgerDatabase.append(realm, username, version, decision, decidedAt);
    }

    private void leave(String username, long leftAt) {
        LedgerDatabase.inTransaction(entities -> {
            new ConsentLedger(entities).pseudonymise(realm, LedgerDatabase.userId(username), leftAt);
            return username;
        });
    }

    private int purge(int most) {
        return purge(realm, most);
    }

    private static int purge(String realmId, int most) {
        int rows = 0;
        LedgerPurge.Batch batch = new LedgerPurge.Batch(0, 0);
        do {
            long after = batch.last();
            batch = LedgerDatabase.inTransaction(
                    entities -> new LedgerPurge(entities, realmId).purge(BEFORE, after, most, NOW));
            rows += batch.rows();
        } while (batch.rows() > 0);
        return rows;
    }

    private List<Object> positions() {
        return List.copyOf(Database.column("select position from kosmo_consent where realm_id = ? order by 1", realm));
    }

    private ChainCheck.Outcome audit() {
        ChainCheck.Outcome whole = LedgerDatabase.check(realm, 1_000);
        assertThat(IntStream.rangeClosed(1, 4).mapToObj(page -> LedgerDatabase.check(realm, page)))
                .containsOnly(whole);
        return whole;
    }
}
