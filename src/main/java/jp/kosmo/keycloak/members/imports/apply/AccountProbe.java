package jp.kosmo.keycloak.members.imports.apply;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import jp.kosmo.keycloak.members.imports.ImportRows;
import jp.kosmo.keycloak.members.imports.StagedRow;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;

/**
 * Whether {@link NewMembers} writes of a member what Keycloak itself would: one is made each way, both are taken back, and every
 * row of every table that names the user is compared. A column that a later Keycloak adds, a default value of the realm's user
 * profile, another extension that adds something to new users: it makes them differ.
 */
final class AccountProbe {

    /** Column, or beginning of a table, that is not compared: ids, times, and what is written at the end of a transaction. */
    private static final String OF_NOBODY = "#";

    private AccountProbe() {}

    /** Everything that the database says of a user. */
    static List<String> rowsOf(EntityManager entities, String userId) {
        List<String> rows = new ArrayList<>();
        entities.flush();
        entities.unwrap(Session.class).doWork(connection -> {
            for (String table : tables(connection)) {
                read(connection, table, "USER_ID", userId, rows::add);
            }
            read(connection, qualified(connection, "USER_ENTITY"), "ID", userId, rows::add);
        });
        return rows.stream().sorted().toList();
    }

    /** Made by this job, taken back by whoever calls. */
    static List<String> ofSets(EntityManager entities, RealmModel realm, ImportRows rows, StagedRow row, long now) {
        new NewMembers(realm, now).make(rows.between(row.line(), row.line()));
        return rowsOf(entities, row.memberId());
    }

    /** Our own tables are written by our own code in both ways, one of them at the end of the transaction. */
    private static List<String> tables(Connection connection) throws SQLException {
        TreeSet<String> tables = new TreeSet<>();
        try (ResultSet columns =
                connection.getMetaData().getColumns(connection.getCatalog(), connection.getSchema(), "%", "%")) {
            while (columns.next()) {
                String table = columns.getString("TABLE_NAME");
                if ("USER_ID".equalsIgnoreCase(columns.getString("COLUMN_NAME"))
                        && !table.toUpperCase(Locale.ROOT).startsWith("KOSMO_")) {
                    tables.add(qualified(connection, table));
                }
            }
        }
        return List.copyOf(tables);
    }

    private static String qualified(Connection connection, String table) throws SQLException {
        return connection.getSchema() == null ? table : connection.getSchema() + "." + table;
    }

    private static void read(Connection connection, String table, String column, String userId, Consumer<String> rows)
            throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select * from " + table + " where " + column + " = ?")) {
            query.setString(1, userId);
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    rows.accept(row(table, result, userId));
                }
            }
        }
    }

    private static String row(String table, ResultSet result, String userId) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            String column = result.getMetaData().getColumnName(i).toUpperCase(Locale.ROOT);
            values.add(column + "=" + value(column, result.getObject(i), userId));
        }
        return table + " " + values;
    }

    private static String value(String column, @Nullable Object value, String userId) {
        boolean drawn = "ID".equals(column) || column.endsWith("_TIMESTAMP");
        if (drawn && value != null) {
            return OF_NOBODY;
        }
        String text = Objects.toString(value);
        boolean random = "EMAIL_CONSTRAINT".equals(column) && !text.contains("@");
        return random ? OF_NOBODY : text.replace(userId, OF_NOBODY);
    }
}
