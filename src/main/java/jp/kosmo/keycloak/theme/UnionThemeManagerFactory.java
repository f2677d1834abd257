package jp.kosmo.keycloak.theme;

import java.io.IOException;
import java.util.Set;
import jp.kosmo.keycloak.realm.StockReplacement;
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
 * Keycloak's own themes, under its own id, in which a text of a union cannot break a page or a mail, and a client cannot fill
 * memory and disk: see {@link SafeLocalizationTheme}, {@link AdminConsoleTheme}, {@link RealmLocalesTheme} and {@link UncachedResourcesTheme}. It is the one place
 * that all of them pass.
 */
public final class UnionThemeManagerFactory implements ThemeManagerFactory, StockReplacement<ThemeManager> {

    private final DefaultThemeManagerFactory keycloaks = new DefaultThemeManagerFactory();

    @Override
    public ThemeManager create(KeycloakSession session) {
        ThemeManager plain = keycloaks.create(session);
        return new ThemeManager() {
            @Override
            public @Nullable Theme getTheme(Theme.Type type) throws IOException {
                return wrapped(plain.getTheme(type), session);
            }

            @Override
            public @Nullable Theme getTheme(String name, Theme.Type type) throws IOException {
                Theme theme = wrapped(plain.getTheme(name, type), session);
                return theme == null || theme.getName().equals(name) ? theme : new UncachedResourcesTheme(theme);
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

    private static @Nullable Theme wrapped(@Nullable Theme theme, KeycloakSession session) throws IOException {
        if (theme == null) {
            return null;
        }
        Theme few = new RealmLocalesTheme(theme, session);
        if (theme.getType() == Theme.Type.ADMIN) {
            return new AdminConsoleTheme(few, session);
        }
        return UnionRealm.is(session.getContext().getRealm()) ? SafeLocalizationTheme.of(few) : few;
    }

    @Override
    public String getId() {
        return keycloaks.getId();
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
