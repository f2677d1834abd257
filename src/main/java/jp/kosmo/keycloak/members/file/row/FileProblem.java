package jp.kosmo.keycloak.members.file.row;

/**
 * Why a row is refused; never what stands in it.
 *
 * @param line where the row begins, counted from 1
 * @param column the name of the column as the file has it; empty = the whole row
 * @param other another line that has the same; 0 = none
 */
public record FileProblem(long line, String column, Code code, long other) {

    /** What is wrong. */
    public enum Code {
        MISSING,
        TOO_LONG,
        CONTROL_CHARACTER,
        TOO_MANY_FIELDS,
        USER_ID,
        EMAIL,
        LANGUAGE,
        ERA,
        ERA_DISAGREES,
        BIRTHDATE,
        BIRTHDATE_NO_SUCH_DAY,
        SAME_USER_ID,
        SAME_NUMBER,
        SAME_PERSON,
        PRIVATE_USE(true),
        QUESTION_MARK(true),
        SCIENTIFIC(true),
        DATE_SERIAL(true),
        HASHES(true),
        FORMULA(true),
        SHIFTED(true),
        /** But for a birthdate, a whole column shows it and no single row. */
        LEADING_ZEROS(true);

        private final boolean damage;

        Code() {
            this(false);
        }

        Code(boolean damage) {
            this.damage = damage;
        }

        /** Whether a program has done it to the file, and so to many rows. */
        public boolean isDamage() {
            return damage;
        }

        /** Of the sentence about one row. {@code {0}} is the other line. */
        public String messageKey() {
            return "kosmoOfficeFileRow." + this;
        }

        /** Of the sentence about a column. {@code {0}} is its name, {@code {1}} the number of rows. */
        public String damageKey() {
            return "kosmoOfficeFileDamage." + this;
        }
    }

    /** Without another line. */
    public static FileProblem of(long line, String column, Code code) {
        return new FileProblem(line, column, code, 0);
    }
}
