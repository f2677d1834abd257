package jp.kosmo.keycloak.it.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** A PostgreSQL that comes as a Maven artefact, with the databases of one or more servers. */
public final class Postgres implements AutoCloseable {

    private static final String USER = "postgres";

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts one; {@link #close} ends it, after the servers on it. */
    public static Postgres start() {
        try {
            // The values pass through a shell: plain words only (a space or a bar breaks the start).
            return new Postgres(EmbeddedPostgres.builder()
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    // Ours stops Keycloak first.
                    .setRegisterShutdownHook(false)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL", e);
        }
    }

    /** Makes an empty database. */
    public void create(String database) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + database, e);
        }
    }

    /** A database of it. A statement that has no answer after two minutes fails. */
    public DataSource database(String name) {
        return server.getDatabase(USER, name, Map.of("socketTimeout", "120"));
    }

    /** What tells a Keycloak to use this database. */
    public Map<String, String> environment(String database) {
        return Map.of(
                "KC_DB_URL",
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database,
                "KC_DB_USERNAME",
                USER,
                "KC_DB_PASSWORD",
                USER);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not stop", e);
        }
    }
}
