package jp.kosmo.keycloak.members.file.csv;

/** What is written into a cell. */
public final class CsvCell {

    /** What Excel takes for the beginning of a formula; also in full width, and the blanks it skips. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private CsvCell() {}

    /** In quotes, and with an apostrophe before what Excel would calculate with. */
    public static String quoted(String text) {
        String quoted = text.replace("\"", "\"\"");
        return '"' + (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" : "") + quoted + '"';
    }
}
