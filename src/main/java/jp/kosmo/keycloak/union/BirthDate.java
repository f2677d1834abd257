package jp.kosmo.keycloak.union;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.JapaneseChronology;
import java.time.chrono.JapaneseEra;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kosmo.keycloak.text.TypedText;
import org.jspecify.annotations.Nullable;

/**
 * A member's date of birth.
 *
 * <p>Typed as eight digits (as the member manual has it), and also, because people write dates as they are used to, with
 * separators ({@code 1979-08-22}, {@code 1979/8/22}, {@code 1979年8月22日}) or in the Japanese calendar
 * ({@code 昭和54年8月22日}, {@code H1.8.22}); full-width digits count as digits, blanks for nothing. Stored as ISO {@code YYYY-MM-DD}.
 */
public record BirthDate(LocalDate date) {

    /** The member's attribute that holds it. */
    public static final String ATTRIBUTE = "birthdate";

    /** No member is older: a union records no earlier one. */
    public static final LocalDate FIRST_ON_RECORD = LocalDate.of(1900, 1, 1);

    private static final int LONGEST = 64;
    private static final int OLDEST_YEARS = 130;
    private static final Pattern EIGHT_DIGITS = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
    private static final Pattern SEPARATED =
            Pattern.compile("([^0-9元]*)([0-9]{1,4}|元)(?<sign>[-/.,])([0-9]{1,2})\\k<sign>([0-9]{1,2})");
    private static final Pattern JAPANESE = Pattern.compile("([^0-9元]*)([0-9]{1,4}|元)(年)([0-9]{1,2})月([0-9]{1,2})日");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Map<String, JapaneseEra> ERAS = Map.of(
            "明治", JapaneseEra.MEIJI,
            "大正", JapaneseEra.TAISHO,
            "昭和", JapaneseEra.SHOWA,
            "平成", JapaneseEra.HEISEI,
            "令和", JapaneseEra.REIWA,
            "M", JapaneseEra.MEIJI,
            "T", JapaneseEra.TAISHO,
            "S", JapaneseEra.SHOWA,
            "H", JapaneseEra.HEISEI,
            "R", JapaneseEra.REIWA);

    /**
     * Reads what a member typed.
     *
     * @param today the last day that may be a birthday
     * @return empty unless it is a date that exists, not after today and at most 130 years ago
     */
    public static Optional<BirthDate> typed(String input, LocalDate today) {
        try {
            return parts(input)
                    .map(Parts::date)
                    .filter(date -> !date.isAfter(today) && !date.isBefore(today.minusYears(OLDEST_YEARS)))
                    .map(BirthDate::new);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** The key of the message that says why this cannot be read as one. */
    public static String problem(String input) {
        if (TypedText.trimmed(input).isEmpty()) {
            return "kosmoBirthdateBlank";
        }
        return parts(input).isPresent() ? "kosmoBirthdateNoSuchDay" : "kosmoBirthdateMalformed";
    }

    /** Reads the union's record, ISO {@code YYYY-MM-DD}; empty when there is none, or it is not such a date. */
    public static Optional<BirthDate> recorded(@Nullable String iso) {
        try {
            return Optional.ofNullable(iso).map(LocalDate::parse).map(BirthDate::new);
        } catch (DateTimeException notIso) {
            return Optional.empty();
        }
    }

    /** Whether a union may record it. */
    public boolean mayBeRecorded(LocalDate today) {
        return !date.isBefore(FIRST_ON_RECORD) && !date.isAfter(today);
    }

    /** Compares in a time that does not depend on how much of the two dates agrees. */
    public boolean matches(BirthDate other) {
        return MessageDigest.isEqual(bytes(), other.bytes());
    }

    /** As it is stored, {@code YYYY-MM-DD}. */
    public String iso() {
        return date.toString();
    }

    /** The eight digits {@code YYYYMMDD}. */
    public String digits() {
        return iso().replace("-", "");
    }

    /** Keeps the date out of logs and exception texts. */
    @Override
    public String toString() {
        return "BirthDate";
    }

    private byte[] bytes() {
        return date.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static Optional<Parts> parts(String input) {
        if (input.length() > LONGEST) {
            return Optional.empty();
        }
        String text = BLANKS.matcher(TypedText.ascii(input)).replaceAll("").toUpperCase(Locale.ROOT);
        Matcher digits = EIGHT_DIGITS.matcher(text);
        if (digits.matches()) {
            return Optional.of(new Parts(null, digits.group(1), digits.group(2), digits.group(3)));
        }
        return Stream.of(SEPARATED, JAPANESE)
                .map(written -> written.matcher(text))
                .filter(Matcher::matches)
                .findFirst()
                .flatMap(date -> Parts.of(date.group(1), date.group(2), date.group(4), date.group(5)));
    }

    private record Parts(@Nullable JapaneseEra era, String year, String month, String day) {

        /** Without an era only of a year in four digits: of two nobody knows which are meant. */
        static Optional<Parts> of(String era, String year, String month, String day) {
            JapaneseEra known = ERAS.get(era);
            return known == null && (!era.isEmpty() || year.length() != 4)
                    ? Optional.empty()
                    : Optional.of(new Parts(known, "元".equals(year) ? "1" : year, month, day));
        }

        LocalDate date() {
            int monthNumber = Integer.parseInt(month);
            int dayNumber = Integer.parseInt(day);
            return era == null
                    ? LocalDate.of(Integer.parseInt(year), monthNumber, dayNumber)
                    : LocalDate.from(
                            JapaneseChronology.INSTANCE.date(era, Integer.parseInt(year), monthNumber, dayNumber));
        }
    }
}
