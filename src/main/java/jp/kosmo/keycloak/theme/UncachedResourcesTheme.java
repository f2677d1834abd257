package jp.kosmo.keycloak.theme;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.keycloak.theme.Theme;

/**
 * The theme that Keycloak takes for one that it does not have. Its pages serve, and its files under its own name, to which they
 * link; under a name of a client's choice they do not: Keycloak would put each of them on its disk, compressed, once for every
 * name.
 */
final class UncachedResourcesTheme extends DelegatingTheme {

    UncachedResourcesTheme(Theme plain) {
        super(plain);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String path) {
        return null;
    }

    @Override
    public boolean hasResource(String path) {
        return false;
    }
}
