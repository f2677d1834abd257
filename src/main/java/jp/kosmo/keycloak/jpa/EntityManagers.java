package jp.kosmo.keycloak.jpa;

import jakarta.persistence.EntityManager;
import jp.kosmo.keycloak.text.StoredText;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Our way to the database: Keycloak's own entity manager, so that our rows commit or roll back with its own. */
public final class EntityManagers {

    private EntityManagers() {}

    /** Whether this can be asked for as an id: no database takes what no id has. */
    public static boolean isKey(@Nullable String id) {
        return id != null && !StoredText.hasControlCharacter(id);
    }

    /** Whether the database is a PostgreSQL, for what other databases do without or do by themselves. */
    public static boolean isPostgreSql(EntityManager entities) {
        return entities.getEntityManagerFactory()
                        .unwrap(SessionFactoryImplementor.class)
                        .getJdbcServices()
                        .getDialect()
                instanceof PostgreSQLDialect;
    }

    /** The entity manager of the request's transaction. */
    public static EntityManager of(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
