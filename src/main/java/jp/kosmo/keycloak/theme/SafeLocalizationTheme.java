package jp.kosmo.keycloak.theme;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/**
 * A theme of pages or mails in which what a union has entered under Localization can be shown, whatever it is: Keycloak takes
 * every text for a {@link java.text.MessageFormat}, and a brace in one ends as an error page.
 */
final class SafeLocalizationTheme extends DelegatingTheme {

    private SafeLocalizationTheme(Theme plain) {
        super(plain);
    }

    /** The theme itself where Keycloak formats no text: its consoles do that in the browser, in a notation of their own. */
    static Theme of(Theme theme) throws IOException {
        return isFormatted(theme) ? new SafeLocalizationTheme(theme) : theme;
    }

    private static boolean isFormatted(Theme theme) throws IOException {
        return switch (theme.getType()) {
            case LOGIN, EMAIL -> true;
            case ACCOUNT -> KosmoTheme.is(theme);
            default -> false;
        };
    }

    @Override
    public Properties getEnhancedMessages(RealmModel realm, Locale locale) throws IOException {
        Properties all = super.getEnhancedMessages(realm, locale);
        Map<String, String> typed = new HashMap<>();
        for (Map<String, String> texts : realm.getRealmLocalizationTexts().values()) {
            texts.forEach((key, text) -> {
                if (text.equals(all.getProperty(key))) {
                    typed.put(key, text);
                }
            });
        }
        typed.forEach((key, text) -> all.setProperty(key, MessageFormatEscaper.asPattern(text)));
        Map<String, String> whole = new HashMap<>();
        typed.forEach((key, text) -> whole.put(
                key,
                MessageFormatEscaper.withOthers(text, all.getProperty(key), other -> all.getProperty(other, other))));
        all.putAll(whole);
        return all;
    }
}
