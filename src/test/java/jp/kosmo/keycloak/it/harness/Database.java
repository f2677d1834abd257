package jp.kosmo.keycloak.it.harness;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is in Keycloak's database: our {@code KOSMO_} tables and Keycloak's own. */
public final class Database {

    private Database() {}

    /**
     * The rows of a query, columns by lower-case name.
     *
     * @param sql with a {@code ?} for each argument
     */
    public static List<Map<String, @Nullable Object>> rows(String sql, Object... arguments) {
        return run(sql, arguments, statement -> {
            try (ResultSet result = statement.executeQuery()) {
                var rows = new ArrayList<Map<String, @Nullable Object>>();
                var columns = result.getMetaData();
                while (result.next()) {
                    var row = new LinkedHashMap<String, @Nullable Object>();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        row.put(columns.getColumnLabel(i), result.getObject(i));
                    }
                    rows.add(row);
                }
                return rows;
            }
        });
    }

    /** The first column of a query with one column, row by row. */
    public static List<@Nullable Object> column(String sql, Object... arguments) {
        var values = new ArrayList<@Nullable Object>();
        rows(sql, arguments).forEach(row -> values.addAll(row.values()));
        return values;
    }

    /** The number a {@code select count(*)} gives. */
    public static long count(String sql, Object... arguments) {
        return column(sql, arguments).get(0) instanceof Number number ? number.longValue() : 0;
    }

    /** Changes rows behind Keycloak's back; returns how many. Keycloak's caches do not see it. */
    public static int update(String sql, Object... arguments) {
        return run(sql, arguments, PreparedStatement::executeUpdate);
    }

    private static <T> T run(String sql, Object[] arguments, Work<T> work) {
        try (var connection = TestBed.database().getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return work.on(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
