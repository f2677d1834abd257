package jp.kosmo.keycloak.it.harness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

/**
 * What Keycloak's database was asked to do, counted by {@code pg_stat_statements}.
 *
 * @param calls how often each text was run; {@code $1} in place of a value
 * @param total how many statements that were
 */
public record Statements(Map<String, Long> calls, long total) {

    private static final Pattern SESSION_TIME = Pattern.compile(
            "(?<=^update OFFLINE_(?:USER|CLIENT)_SESSION set [^.]{0,200})(?:LAST_SESSION_REFRESH|TIMESTAMP)=\\$\\d+,");
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d+");

    private static final Duration QUIET = Duration.ofMillis(200);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /** What the server under test runs for this work. */
    public static Statements of(Runnable work) {
        return of(TestBed.database(), work);
    }

    /** What is run for this work, including what is still run after its last answer. Nothing else may be going on. */
    public static Statements of(DataSource database, Runnable work) {
        // One connection for all the looking: opening another one is a statement, too.
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            sql.execute("create extension if not exists pg_stat_statements");
            awaitQuiet(sql);
            sql.execute("select pg_stat_statements_reset()");
            work.run();
            return awaitQuiet(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read pg_stat_statements", e);
        }
    }

    /** Each text as often as in the run that had it least: what chance has added to either is gone. */
    public Statements least(Statements other) {
        var least = new HashMap<String, Long>();
        calls.forEach((text, times) -> least.put(text, Math.min(times, other.times(text))));
        least.values().removeIf(times -> times == 0);
        return new Statements(least, Math.min(total, other.total));
    }

    /** The texts that are run more often here than there, and how much more often. */
    public Map<String, Long> beyond(Statements other) {
        var more = new TreeMap<String, Long>();
        calls.forEach((text, times) -> more.put(text, times - other.times(text)));
        more.values().removeIf(surplus -> surplus <= 0);
        return more;
    }

    private long times(String text) {
        return calls.getOrDefault(text, 0L);
    }

    /** A session that is used again within a second is stored without the time, later with it: one text for both. */
    private static String withoutTime(String text) {
        return PARAMETER.matcher(SESSION_TIME.matcher(text).replaceAll("")).replaceAll("?");
    }

    private static Statements awaitQuiet(Statement sql) throws SQLException {
        var last = new AtomicReference<>(read(sql));
        return Awaitility.await("the database is quiet")
                .pollInterval(LOOK_EVERY)
                .during(QUIET)
                .until(() -> read(sql), now -> now.equals(last.getAndSet(now)));
    }

    private static Statements read(Statement sql) throws SQLException {
        var calls = new HashMap<String, Long>();
        try (ResultSet rows = sql.executeQuery("""
                select query, sum(calls)
                  from pg_stat_statements
                 where dbid = (select oid from pg_database where datname = current_database())
                   and query not like '%pg_stat_statements%'
                 group by query
                """)) {
            while (rows.next()) {
                calls.merge(withoutTime(rows.getString(1)), rows.getLong(2), Long::sum);
            }
        }
        long total = calls.values().stream().mapToLong(Long::longValue).sum();
        return new Statements(calls, total);
    }
}
