package jp.kosmo.keycloak.theme;

import java.io.IOException;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.console.ConsoleLanguage;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/**
 * The theme of the Admin Console, in which our messages are in the console's own notation. The pages of a login share them, and
 * there Keycloak formats them; the console puts a word in place of <code>{{1}}</code>, and showed <code>{1}</code> as it is.
 */
final class AdminConsoleTheme extends DelegatingTheme {

    private static final Pattern PLACE = Pattern.compile("(?<!\\{)\\{(\\d)}(?!})");
    private static final Pattern QUOTED = Pattern.compile("'([{}]+)'");

    /** Stands for one until the single ones, which quote, are gone. */
    private static final String APOSTROPHE = "\0";

    private final KeycloakSession session;

    AdminConsoleTheme(Theme plain, KeycloakSession session) {
        super(plain);
        this.session = session;
    }

    /** For the console itself. */
    @Override
    public Properties getEnhancedMessages(RealmModel realm, Locale locale) throws IOException {
        Properties all = super.getEnhancedMessages(realm, locale);
        for (String key : all.stringPropertyNames()) {
            if (key.startsWith("kosmo")) {
                all.setProperty(key, inNotationOfTheConsole(all.getProperty(key)));
            }
        }
        return all;
    }

    static String inNotationOfTheConsole(String message) {
        String places = PLACE.matcher(message.replace("''", APOSTROPHE)).replaceAll("{{$1}}");
        return QUOTED.matcher(places).replaceAll("$1").replace(APOSTROPHE, "'");
    }

    /**
     * For what the Admin REST API refuses, which Keycloak says in English unless the administrator's token names a language; the
     * console's does not.
     */
    @Override
    public Properties getMessages(Locale locale) throws IOException {
        return super.getMessages(UnionRealm.is(session.getContext().getRealm()) ? ConsoleLanguage.ofRequest() : locale);
    }
}
