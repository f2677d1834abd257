package jp.kosmo.keycloak.members.file;

import java.util.Optional;
import jp.kosmo.keycloak.members.file.FileFindings.Damage;
import jp.kosmo.keycloak.members.file.row.Column;
import jp.kosmo.keycloak.members.file.row.FileProblem;
import jp.kosmo.keycloak.text.TypedText;

/**
 * Whether the numbers of a column have lost the zeros before them, as Excel makes them. No single value shows it: either others of the
 * column still have zeros, or nearly all have one length and some are shorter, or it is a branch number, which always has
 * two digits.
 */
final class ZeroCounter {

    private static final int LONGEST = 40;
    private static final int BRANCH_WIDTH = 2;
    /** A column with fewer numbers shows no usual length. */
    private static final int FEW = 20;
    /** Of numbers given out one after the other, at least one in ten is shorter. */
    private static final double NEARLY_ALL = 0.95;

    private final Column column;
    /** By length: how many begin with another digit, and with a zero. */
    private final int[] whole = new int[LONGEST + 1];

    private final int[] zeros = new int[LONGEST + 1];
    private final long[] firstLine = new long[LONGEST + 1];

    ZeroCounter(Column column) {
        this.column = column;
    }

    void count(String value, long line) {
        String digits = TypedText.compact(value);
        int length = digits.length();
        if (length == 0 || length > LONGEST || !digits.chars().allMatch(sign -> sign >= '0' && sign <= '9')) {
            return;
        }
        (digits.charAt(0) == '0' ? zeros : whole)[length]++;
        if (digits.charAt(0) != '0' || length == 1) {
            firstLine[length] = firstLine[length] == 0 ? line : firstLine[length];
        }
    }

    /** The finding, with the name that the column has in the file. */
    Optional<Damage> damage(String header) {
        int width = width();
        int gone = 0;
        long first = 0;
        for (int length = 1; length < width; length++) {
            gone += whole[length] + (length == 1 ? zeros[1] : 0);
            first = first == 0 || (firstLine[length] > 0 && firstLine[length] < first) ? firstLine[length] : first;
        }
        return gone == 0
                ? Optional.empty()
                : Optional.of(new Damage(header, FileProblem.Code.LEADING_ZEROS, gone, first));
    }

    /** How many digits the numbers had; 0 = that cannot be told. */
    private int width() {
        if (column == Column.BRANCH) {
            return BRANCH_WIDTH;
        }
        int width = 0;
        long all = 0;
        int usual = 0;
        for (int length = 1; length <= LONGEST; length++) {
            width = length > 1 && zeros[length] > 0 ? length : width;
            int these = whole[length] + zeros[length];
            all += these;
            usual = these > whole[usual] + zeros[usual] ? length : usual;
        }
        if (width > 0 || column == Column.SYMBOL) {
            return width;
        }
        return all >= FEW && whole[usual] >= all * NEARLY_ALL ? usual : 0;
    }
}
