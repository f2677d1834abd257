package jp.kosmo.keycloak.members.file.csv;

/** Why a whole file is not read. Nothing in it is a value of the file. */
public final class FileRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the file. */
    public enum Code {
        EMPTY,
        TOO_LARGE,
        TOO_MANY_ROWS,
        TOO_MANY_COLUMNS,
        FIELD_TOO_LONG,
        QUOTES,
        ENCODING,
        OTHER_ENCODING,
        NO_HEADER,
        COLUMN_TWICE,
        COLUMN_MISSING,
        WORKBOOK,
        ZIP,
        PDF,
        PICTURE,
        WEB_PAGE,
        BINARY,
        /** Somebody did not want to wait until it was read. */
        STOPPED
    }

    private final Code code;
    private final long line;

    public FileRefusal(Code code) {
        this(code, 0);
    }

    /**
     * With a place.
     *
     * @param line where the record begins, counted from 1; 0 = the whole file
     */
    public FileRefusal(Code code, long line) {
        super(line == 0 ? code.name() : code + " in line " + line);
        this.code = code;
        this.line = line;
    }

    public Code code() {
        return code;
    }

    public long line() {
        return line;
    }

    /** Of the sentence that says so; its {@code {0}} is the line. */
    public String messageKey() {
        return "kosmoOfficeFile." + code;
    }
}
