package jp.kosmo.keycloak.theme;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that a union has entered under Localization, which Keycloak gives to {@link MessageFormat}. */
final class MessageFormatEscaper {

    /** Keycloak puts the text of that name here, before the rest becomes a pattern. */
    private static final Pattern OTHER_TEXT = Pattern.compile("\\$\\{[^}]*}");

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern SPECIAL = Pattern.compile("[{}']");
    private static final Object[] WORDS = {"", "", "", "", "", "", "", "", "", ""};

    private MessageFormatEscaper() {}

    /**
     * The text as a pattern that can be formatted: <code>{0}</code> stays the place of a word. Where the text is no
     * pattern, or an apostrophe would vanish from it, every other brace and apostrophe means itself.
     */
    static String asPattern(String text) {
        if (!SPECIAL.matcher(text).find() || isPattern(text)) {
            return text;
        }
        var pattern = new StringBuilder();
        Matcher places = PLACE.matcher(text);
        int from = 0;
        while (places.find()) {
            pattern.append(quoted(text.substring(from, places.start()))).append(places.group());
            from = places.end();
        }
        return pattern.append(quoted(text.substring(from))).toString();
    }

    private static String quoted(String part) {
        return part.replace("'", "''").replaceAll("[{}]+", "'$0'");
    }

    private static boolean isPattern(String text) {
        String pattern = OTHER_TEXT.matcher(text).replaceAll("");
        boolean apostropheVanishes =
                pattern.replace("''", "").replaceAll("'[{}]+'", "").contains("'");
        return !apostropheVanishes && canFormat(pattern);
    }

    private static boolean canFormat(String pattern) {
        try {
            new MessageFormat(pattern, Locale.ROOT).format(WORDS);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
