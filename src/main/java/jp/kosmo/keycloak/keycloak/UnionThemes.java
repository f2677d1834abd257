package jp.kosmo.keycloak.keycloak;

import java.io.IOException;
import java.util.Set;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ThemeManager;
import org.keycloak.theme.DefaultThemeManagerFactory;
import org.keycloak.theme.Theme;
import org.keycloak.theme.ThemeManagerFactory;

/**
 * Keycloak's own themes, under its own id, in which a text of a union cannot break a page or a mail: see
 * {@link ThemeWithUnionTexts}. It is the one place that all of them pass. The themes of other realms are Keycloak's as they are.
 */
public final class UnionThemes implements ThemeManagerFactory {

    private final DefaultThemeManagerFactory keycloaks = new DefaultThemeManagerFactory();

    @Override
    public ThemeManager create(KeycloakSession session) {
        ThemeManager plain = keycloaks.create(session);
        return new ThemeManager() {
            @Override
            public @Nullable Theme getTheme(Theme.Type type) throws IOException {
                return inUnion(plain.getTheme(type));
            }

            @Override
            public @Nullable Theme getTheme(String name, Theme.Type type) throws IOException {
                return inUnion(plain.getTheme(name, type));
            }

            private @Nullable Theme inUnion(@Nullable Theme theme) {
                return UnionRealm.is(session.getContext().getRealm()) ? ThemeWithUnionTexts.of(theme) : theme;
            }

            @Override
            public Set<String> nameSet(Theme.Type type) {
                return plain.nameSet(type);
            }

            @Override
            public boolean isCacheEnabled() {
                return plain.isCacheEnabled();
            }

            @Override
            public void clearCache() {
                plain.clearCache();
            }

            @Override
            public void close() {
                plain.close();
            }
        };
    }

    @Override
    public String getId() {
        return keycloaks.getId();
    }

    /** Above Keycloak's own of the same id. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public void clearCache() {
        keycloaks.clearCache();
    }

    @Override
    public void init(Config.Scope config) {
        keycloaks.init(config);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        keycloaks.postInit(factory);
    }

    @Override
    public void close() {
        keycloaks.close();
    }
}
