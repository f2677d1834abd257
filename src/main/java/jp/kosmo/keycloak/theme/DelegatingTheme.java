package jp.kosmo.keycloak.theme;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/** A theme that is another one but for what a subclass says. */
abstract class DelegatingTheme implements Theme {

    private final Theme plain;

    DelegatingTheme(Theme plain) {
        this.plain = plain;
    }

    @Override
    public Properties getEnhancedMessages(RealmModel realm, Locale locale) throws IOException {
        return plain.getEnhancedMessages(realm, locale);
    }

    @Override
    public Properties getMessages(Locale locale) throws IOException {
        return plain.getMessages(locale);
    }

    @Override
    public Properties getMessages(String bundle, Locale locale) throws IOException {
        return plain.getMessages(bundle, locale);
    }

    @Override
    public String getName() {
        return plain.getName();
    }

    @Override
    public String getParentName() {
        return plain.getParentName();
    }

    @Override
    public String getImportName() {
        return plain.getImportName();
    }

    @Override
    public Type getType() {
        return plain.getType();
    }

    @Override
    public @Nullable URL getTemplate(String name) throws IOException {
        return plain.getTemplate(name);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String path) throws IOException {
        return plain.getResourceAsStream(path);
    }

    @Override
    public boolean hasResource(String path) throws IOException {
        return plain.hasResource(path);
    }

    @Override
    public boolean hasContentHash(String path) throws IOException {
        return plain.hasContentHash(path);
    }

    @Override
    public Properties getProperties() throws IOException {
        return plain.getProperties();
    }

    @Override
    public boolean isAbstract() throws IOException {
        return plain.isAbstract();
    }
}
