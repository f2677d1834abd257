package jp.kosmo.keycloak.members;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.text.TypedText;
import org.jspecify.annotations.Nullable;

/**
 * A name as names are compared: whoever writes it from hearing finds it. Width, blanks, capitals, the middle dot, hiragana or
 * katakana, small kana (lists of old have none) and the old form of a character make no difference; a voiced mark does.
 */
public final class ComparableName {

    /** Each pair: how a family writes itself, and what a keyboard gives first. Unicode takes them for two characters. */
    private static final String OLD_AND_COMMON = "髙高﨑崎嵜崎𠮷吉德徳邊辺邉辺齋斉齊斉斎斉濵浜濱浜嶋島嶌島澤沢櫻桜廣広國国眞真惠恵壽寿冨富榮栄"
            + "瀨瀬龍竜條条萬万與与實実藏蔵淺浅關関豐豊鐵鉄彌弥曾曽槇槙檜桧薗園莊荘當当黑黒凜凛靜静黃黄來来賴頼敎教橫横晉晋";

    private static final Map<Integer, Integer> COMMON = pairs(OLD_AND_COMMON);
    private static final Map<Integer, Integer> LARGE = pairs("ァアィイゥウェエォオッツャヤュユョヨヮワヵカヶケ");
    private static final String HYPHENS = "-‐‒–—―−─";
    private static final int TO_KATAKANA = 'ア' - 'あ';

    private ComparableName() {}

    /** Null counts as empty. */
    public static String of(@Nullable String written) {
        if (written == null) {
            return "";
        }
        String half = TypedText.withoutBlanks(Normalizer.normalize(written, Form.NFKC));
        // Once more: a voiced mark with a width of its own has come as a blank and a mark.
        return Normalizer.normalize(half, Form.NFC)
                .codePoints()
                .filter(character -> character != '・')
                .map(ComparableName::comparable)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int comparable(int character) {
        int katakana = character >= 'ぁ' && character <= 'ゖ' ? character + TO_KATAKANA : character;
        int large = LARGE.getOrDefault(katakana, katakana);
        int common = COMMON.getOrDefault(large, large);
        return HYPHENS.indexOf(common) >= 0 ? 'ー' : Character.toUpperCase(common);
    }

    private static Map<Integer, Integer> pairs(String text) {
        int[] characters = text.codePoints().toArray();
        return IntStream.range(0, characters.length / 2)
                .boxed()
                .collect(Collectors.toUnmodifiableMap(pair -> characters[2 * pair], pair -> characters[2 * pair + 1]));
    }
}
