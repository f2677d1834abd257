package jp.kosmo.keycloak.console;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of our providers in the Admin Console. They are chosen on the server, because the console translates some of
 * them (labels of settings) and shows others as they come (names of steps, their help); so a client of the Admin REST API
 * gets words and no keys, too. They stand beside the code and not among the messages of the themes, which every page and mail
 * of every realm would have to carry.
 */
public final class ConsoleText {

    private static final String BUNDLE = ConsoleText.class.getPackageName() + ".messages";
    private static final ResourceBundle.Control FILES =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private ConsoleText() {}

    /** The text with this key, in Japanese or else in English. */
    public static String of(String key) {
        boolean japanese =
                Locale.JAPANESE.getLanguage().equals(ConsoleLanguage.ofRequest().getLanguage());
        return ResourceBundle.getBundle(
                        BUNDLE, japanese ? Locale.JAPANESE : Locale.ENGLISH, ConsoleText.class.getClassLoader(), FILES)
                .getString(key);
    }

    /** The name of a provider. */
    public static String name(String provider) {
        return of(provider + ".name");
    }

    /** What a provider does. */
    public static String help(String provider) {
        return of(provider + ".help");
    }
}
