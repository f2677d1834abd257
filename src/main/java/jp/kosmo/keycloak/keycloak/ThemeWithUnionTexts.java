package jp.kosmo.keycloak.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/**
 * A theme of pages or mails in which what a union has entered under Localization can be shown, whatever it is: Keycloak takes
 * every text for a {@link java.text.MessageFormat}, and a brace in one ends as an error page (notes: theme-and-account §2).
 */
record ThemeWithUnionTexts(Theme plain) implements Theme {

    /** The theme itself where Keycloak formats no text: the consoles do that in the browser, in a notation of their own. */
    static @Nullable Theme of(@Nullable Theme theme) {
        return theme != null && (theme.getType() == Type.LOGIN || theme.getType() == Type.EMAIL)
                ? new ThemeWithUnionTexts(theme)
                : theme;
    }

    @Override
    public Properties getEnhancedMessages(RealmModel realm, Locale locale) throws IOException {
        Properties all = plain.getEnhancedMessages(realm, locale);
        for (Map<String, String> texts : realm.getRealmLocalizationTexts().values()) {
            texts.forEach((key, text) -> {
                if (text.equals(all.getProperty(key))) {
                    all.setProperty(key, UnionText.asPattern(text));
                }
            });
        }
        return all;
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
    public URL getTemplate(String name) throws IOException {
        return plain.getTemplate(name);
    }

    @Override
    public InputStream getResourceAsStream(String path) throws IOException {
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
    public Properties getMessages(Locale locale) throws IOException {
        return plain.getMessages(locale);
    }

    @Override
    public Properties getMessages(String baseBundlename, Locale locale) throws IOException {
        return plain.getMessages(baseBundlename, locale);
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
