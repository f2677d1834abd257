package jp.kosmo.keycloak.it.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A text as people type it who mean something else: made from what is meant, character by character, and so without the code
 * that reads it.
 */
public final class Spellings {

    /** Blanks that keyboards, spreadsheets and mail programs write. */
    private static final List<Integer> BLANKS =
            List.of(0x20, 0x09, 0xA0, 0x1680, 0x2000, 0x2003, 0x2007, 0x2009, 0x200A, 0x202F, 0x205F, 0x3000);

    /** What shows nothing and comes along when text is copied. */
    private static final List<Integer> INVISIBLE =
            List.of(0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x200E, 0x202A, 0xFE0F);

    /** What Japanese keyboards and phones write for a sign of ASCII, beside its full-width twin. */
    private static final Map<Character, List<String>> SIGNS = Map.of(
            '-', List.of("ー", "ｰ", "−", "‐", "‑", "–", "—", "―"),
            '.', List.of("。", "｡"),
            '~', List.of("〜"),
            '\\', List.of("¥", "￥"));

    private Spellings() {}

    /**
     * By what is done to the text.
     *
     * @param signs those in the text for which Japanese keyboards write others
     */
    public static Map<String, UnaryOperator<String>> with(String signs) {
        var spellings = new LinkedHashMap<String, UnaryOperator<String>>();
        spellings.put("full width", Spellings::fullWidth);
        spellings.put("half of it in full width", text -> text.substring(0, 3) + fullWidth(text.substring(3)));
        for (int blank : BLANKS) {
            String character = Character.toString(blank);
            spellings.put("U+%04X at its ends".formatted(blank), text -> character + text + character + character);
        }
        for (int unseen : INVISIBLE) {
            String character = Character.toString(unseen);
            spellings.put("U+%04X at its ends".formatted(unseen), text -> character + text + character);
        }
        spellings.put("a line break", text -> text + "\r\n");
        spellings.put("full width between blanks", text -> "\u3000" + fullWidth(text) + "\u200b ");
        signs.chars()
                .forEach(sign -> SIGNS.getOrDefault((char) sign, List.of())
                        .forEach(other -> spellings.put(
                                other + " for " + (char) sign,
                                text -> text.replace(String.valueOf((char) sign), other))));
        return spellings;
    }

    /** The same and in capitals, for what is not told apart by case. */
    public static Map<String, UnaryOperator<String>> inAnyCase(String signs) {
        Map<String, UnaryOperator<String>> spellings = with(signs);
        spellings.put("capitals", text -> text.toUpperCase(Locale.ROOT));
        spellings.put("capitals in full width", text -> fullWidth(text.toUpperCase(Locale.ROOT)));
        return spellings;
    }

    private static String fullWidth(String ascii) {
        return ascii.chars()
                .mapToObj(character -> Character.toString(character + 0xFEE0))
                .collect(Collectors.joining());
    }
}
