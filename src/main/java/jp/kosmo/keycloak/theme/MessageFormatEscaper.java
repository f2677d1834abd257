package jp.kosmo.keycloak.theme;

import java.text.MessageFormat;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that a union has entered under Localization, which Keycloak gives to {@link MessageFormat}. */
final class MessageFormatEscaper {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([\\w.-]+)}");

    /** The place of a word, or another text of that name, which Keycloak puts there before the rest becomes a pattern. */
    private static final Pattern PLACE = Pattern.compile("\\{\\d}|" + REFERENCE);

    /** How Keycloak's own texts write an apostrophe and a brace. Side by side such quotes mean something else again. */
    private static final Pattern ESCAPED = Pattern.compile("(?<!')(?:''|'[{}]+')(?!')");

    private static final Pattern SPECIALS = Pattern.compile("[{}']+");

    private MessageFormatEscaper() {}

    /**
     * The text as a pattern that is shown as it was typed, but for <code>{0}</code>, the place of a word, and
     * <code>${key}</code>, the place of another text. A text that is such a pattern throughout, as Keycloak's own are, stays
     * as it is.
     */
    static String asPattern(String text) {
        if (!SPECIALS.matcher(text).find() || isPattern(text)) {
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

    /**
     * The pattern with the other texts in their places: Keycloak puts them there on a page, and not in a message, where what is
     * left ends as an error page. A text that cannot be shown even so, such as one that names itself, is shown as it was typed.
     *
     * @param pattern made of the text by {@link #asPattern}
     * @param texts the pattern of another text, by its name
     */
    static String withOthers(String text, String pattern, UnaryOperator<String> texts) {
        if (!pattern.contains("${")) {
            return pattern;
        }
        String whole =
                REFERENCE.matcher(pattern).replaceAll(key -> Matcher.quoteReplacement(texts.apply(key.group(1))));
        return isFormat(whole) ? whole : quoted(text);
    }

    private static boolean isFormat(String pattern) {
        try {
            new MessageFormat("").applyPattern(pattern);
            return true;
        } catch (IllegalArgumentException noPattern) {
            return false;
        }
    }

    private static boolean isPattern(String text) {
        String rest = PLACE.matcher(text).replaceAll("0"); // a sign, or quotes around it would meet
        return !SPECIALS.matcher(ESCAPED.matcher(rest).replaceAll("")).find();
    }

    /** A brace is quoted together with the apostrophes beside it, or their quotes would run into one another. */
    private static String quoted(String part) {
        return SPECIALS.matcher(part).replaceAll(run -> {
            String doubled = run.group().replace("'", "''");
            return run.group().matches("'+") ? doubled : "'" + doubled + "'";
        });
    }
}
