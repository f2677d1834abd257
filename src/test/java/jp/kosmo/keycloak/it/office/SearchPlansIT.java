package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Statements;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.Test;

/** How the database finds what the search asks it for. */
class SearchPlansIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "searchplans");
    private static final Searches CLERK = Searches.of(UNION, "members");
    private static final Searches DESK = Searches.of(UNION, "desk");
    private static final String SEQUENTIAL = "Seq Scan";

    /** What a plan would be with a million members: without an index it could only read all of them. */
    @Test
    void everyStatementHasAnIndex() throws SQLException {
        Statements statements = Statements.of(() -> List.of(
                        "hanako2026",
                        "nobody2026",
                        "712-34-1",
                        "712-34",
                        "34",
                        "高崎",
                        "hanako@family.example",
                        "K7F-T4M")
                .forEach(CLERK::by));
        DESK.by("hanako2026");
        Statements whole = Statements.of(() -> DESK.by(Map.of("name", "髙﨑　𠮷子")));
        List<String> selects = Stream.of(statements, whole)
                .flatMap(some -> some.calls().keySet().stream())
                .filter(text -> text.startsWith("select")
                        && Pattern.compile("KOSMO_MEMBER|USER_ENTITY|USER_ATTRIBUTE|EVENT_ENTITY|KOSMO_USER_ID_HISTORY")
                                .matcher(text)
                                .find())
                .distinct()
                .toList();

        assertThat(selects.stream().filter(text -> text.contains("KOSMO_MEMBER")))
                .hasSizeGreaterThanOrEqualTo(6);
        try (var connection = TestBed.database().getConnection();
                var sql = connection.createStatement()) {
            sql.execute("set enable_seqscan = off");
            sql.execute("set plan_cache_mode = force_generic_plan");
            for (String select : selects) {
                assertThat(plan(sql, select)).as(select).doesNotContain(SEQUENTIAL);
            }
        }
    }

    private static String plan(Statement sql, String select) throws SQLException {
        AtomicInteger number = new AtomicInteger();
        String numbered = Pattern.compile("\\?")
                .matcher(select)
                .replaceAll(mark -> Matcher.quoteReplacement("$" + number.incrementAndGet()));
        sql.execute("prepare of_search as " + numbered);
        String values = String.join(", ", Collections.nCopies(number.get(), "null"));
        try (var rows = sql.executeQuery("explain execute of_search" + (values.isEmpty() ? "" : "(" + values + ")"))) {
            StringBuilder plan = new StringBuilder();
            while (rows.next()) {
                plan.append(Objects.requireNonNull(rows.getString(1))).append('\n');
            }
            return plan.toString();
        } finally {
            sql.execute("deallocate of_search");
        }
    }
}
