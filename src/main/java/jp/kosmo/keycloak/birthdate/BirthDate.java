package jp.kosmo.keycloak.birthdate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.JapaneseChronology;
import java.time.chrono.JapaneseEra;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A member's date of birth.
 *
 * <p>Typed as eight digits (as the member manual has it), and also, because people write dates as they are used to, with
 * separators ({@code 1979-08-22}, {@code 1979/8/22}, {@code 1979年8月22日}) or in the Japanese calendar
 * ({@code 昭和54年8月22日}); full-width digits count as digits. Stored as ISO {@code YYYY-MM-DD}.
 */
public record BirthDate(LocalDate date) {

    /** The member's attribute that holds it. */
    public static final String ATTRIBUTE = "birthdate";

    private static final int LONGEST = 64;
    private static final int OLDEST_YEARS = 130;
    private static final Pattern EIGHT_DIGITS = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
    private static final Pattern SEPARATED = Pattern.compile("([0-9]{4})([-/.])([0-9]{1,2})\\2([0-9]{1,2})");
    private static final Pattern JAPANESE =
            Pattern.compile("(明治|大正|昭和|平成|令和)?\\s*([0-9]{1,4}|元)年\\s*([0-9]{1,2})月\\s*([0-9]{1,2})日");
    private static final Map<String, JapaneseEra> ERAS = Map.of(
            "明治", JapaneseEra.MEIJI,
            "大正", JapaneseEra.TAISHO,
            "昭和", JapaneseEra.SHOWA,
            "平成", JapaneseEra.HEISEI,
            "令和", JapaneseEra.REIWA);

    /**
     * Reads what a member typed.
     *
     * @param today the last day that may be a birthday
     * @return empty unless it is a date that exists, not after today and at most 130 years ago
     */
    public static Optional<BirthDate> typed(String input, LocalDate today) {
        if (input.length() > LONGEST) {
            return Optional.empty();
        }
        String text = Normalizer.normalize(input, Normalizer.Form.NFKC).strip();
        return read(text)
                .filter(date -> !date.isAfter(today) && !date.isBefore(today.minusYears(OLDEST_YEARS)))
                .map(BirthDate::new);
    }

    /** Reads the union's record, ISO {@code YYYY-MM-DD}; empty when it is not such a date. */
    public static Optional<BirthDate> recorded(String iso) {
        try {
            return Optional.of(new BirthDate(LocalDate.parse(iso)));
        } catch (DateTimeException notIso) {
            return Optional.empty();
        }
    }

    /** Compares in a time that does not depend on how much of the two dates agrees. */
    public boolean matches(BirthDate other) {
        return MessageDigest.isEqual(bytes(), other.bytes());
    }

    /** The eight digits {@code YYYYMMDD}. */
    public String digits() {
        return date.toString().replace("-", "");
    }

    /** Keeps the date out of logs and exception texts. */
    @Override
    public String toString() {
        return "BirthDate";
    }

    private byte[] bytes() {
        return date.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static Optional<LocalDate> read(String text) {
        try {
            Matcher digits = EIGHT_DIGITS.matcher(text);
            if (digits.matches()) {
                return Optional.of(western(digits.group(1), digits.group(2), digits.group(3)));
            }
            Matcher separated = SEPARATED.matcher(text);
            if (separated.matches()) {
                return Optional.of(western(separated.group(1), separated.group(3), separated.group(4)));
            }
            Matcher japanese = JAPANESE.matcher(text);
            return japanese.matches() ? Optional.of(japanese(japanese)) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static LocalDate western(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }

    private static LocalDate japanese(Matcher parts) {
        String year = "元".equals(parts.group(2)) ? "1" : parts.group(2);
        JapaneseEra era = ERAS.get(String.valueOf(parts.group(1)));
        if (era == null) {
            return western(year, parts.group(3), parts.group(4));
        }
        return LocalDate.from(JapaneseChronology.INSTANCE.date(
                era, Integer.parseInt(year), Integer.parseInt(parts.group(3)), Integer.parseInt(parts.group(4))));
    }
}
