package jp.kosmo.keycloak.jpa;

import java.util.List;
import jp.kosmo.keycloak.realm.SimpleFactory;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Adds entity classes and their Liquibase changelog to Keycloak's database. */
public abstract class KosmoEntityProviderFactory
        implements JpaEntityProviderFactory, JpaEntityProvider, SimpleFactory<JpaEntityProvider> {

    private final String id;
    private final String changelog;
    private final List<Class<?>> entities;

    /**
     * @param id must differ from every other extension's in its first ten letters: Keycloak makes the name of the
     *     change-log table from them
     * @param changelog class-path location of the Liquibase file
     */
    protected KosmoEntityProviderFactory(String id, String changelog, List<Class<?>> entities) {
        this.id = id;
        this.changelog = changelog;
        this.entities = entities;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public List<Class<?>> getEntities() {
        return entities;
    }

    @Override
    public String getChangelogLocation() {
        return changelog;
    }

    @Override
    public String getFactoryId() {
        return id;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public void close() {}
}
