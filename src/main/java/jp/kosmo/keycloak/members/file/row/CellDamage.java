package jp.kosmo.keycloak.members.file.row;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.members.file.row.FileProblem.Code;
import jp.kosmo.keycloak.text.TypedText;

/** What programs leave where a value was: Excel of long numbers, narrow columns and formulas, others of characters they lack. */
final class CellDamage {

    private static final Set<Column> NUMBERS =
            EnumSet.of(Column.USER_ID, Column.SYMBOL, Column.NUMBER, Column.BRANCH, Column.BIRTHDATE);
    private static final Set<Column> NAMES = EnumSet.of(Column.NAME, Column.KANA, Column.ADDRESS);

    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9](\\.[0-9]+)?[Ee][+-][0-9]+");
    private static final Pattern HASHES = Pattern.compile("#{2,}");
    private static final Pattern FORMULA =
            Pattern.compile("=.*|#(N/A|REF!|VALUE!|NAME\\?|DIV/0!|NUM!|NULL!)", Pattern.DOTALL);
    /** A constant: the way to write a number that Excel leaves alone. */
    private static final Pattern CONSTANT = Pattern.compile("=\"([^\"]*)\"");
    /** What stands for a character that the encoding lacks: Excel's, that of decoders, that of Japanese hosts. */
    private static final Pattern REPLACED = Pattern.compile("[?？\ufffd〓]");

    private CellDamage() {}

    /** What the field says; of {@code ="0012"}, what Excel shows. */
    static String text(String field) {
        String text = TypedText.trimmed(field);
        var constant = CONSTANT.matcher(text);
        return constant.matches() ? constant.group(1) : text;
    }

    static Optional<Code> of(Column column, String text) {
        String typed = TypedText.ascii(text);
        if (HASHES.matcher(typed).matches()) {
            return Optional.of(Code.HASHES);
        }
        if (FORMULA.matcher(typed).matches()) {
            return Optional.of(Code.FORMULA);
        }
        if (NUMBERS.contains(column) && SCIENTIFIC.matcher(typed).matches()) {
            return Optional.of(Code.SCIENTIFIC);
        }
        if (text.codePoints().anyMatch(sign -> Character.getType(sign) == Character.PRIVATE_USE)) {
            return Optional.of(Code.PRIVATE_USE);
        }
        return NAMES.contains(column) && REPLACED.matcher(text).find()
                ? Optional.of(Code.QUESTION_MARK)
                : Optional.empty();
    }
}
