package jp.kosmo.keycloak.jpa;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What the database says against a row, as opposed to a database that is not there. */
public final class DataFault {

    private static final int DEEPEST = 20;

    private DataFault() {}

    /** Whether a row breaks a rule of a table, or a value does not fit. */
    public static boolean is(Throwable failure) {
        return state(failure)
                .filter(state -> state.startsWith("23") || state.startsWith("22"))
                .isPresent();
    }

    /** Without the message, which may quote the row. */
    public static String describe(Throwable failure) {
        return failure.getClass().getName()
                + state(failure).map(state -> ", SQLSTATE " + state).orElse("");
    }

    private static Optional<String> state(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(Objects::nonNull)
                .findFirst();
    }
}
