package jp.kosmo.keycloak.members.file.row;

import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.members.file.row.FileProblem.Code;
import jp.kosmo.keycloak.text.TypedText;
import jp.kosmo.keycloak.union.BirthDate;

/**
 * A birthdate as lists have it: what members type, and besides, with the era in a column of its own, or as a digit before six others
 * ({@code 3540822}), as medical bills have it.
 *
 * @param era as written, empty where there is none
 */
record EraDate(String era, String written) {

    private static final List<String> NAMES = List.of("明治", "大正", "昭和", "平成", "令和");
    /** In the same order: what else stands for them. */
    private static final List<String> CODES = List.of("明M1", "大T2", "昭S3", "平H4", "令R5");

    private static final Pattern SIX_DIGITS = Pattern.compile("([0-9]{2})([0-9]{2})([0-9]{2})");
    /** From 1926 on: with a 2 before it, 2010822 could be a day of 2010. */
    private static final Pattern SEVEN_DIGITS = Pattern.compile("([3-5])([0-9]{6})");

    private static final Pattern FIVE_DIGITS = Pattern.compile("[0-9]{5}");
    /** Days since 1900. */
    private static final Pattern SERIAL = Pattern.compile("[0-9]{1,5}(\\.[0-9]+)?");

    /** Empty where it is none, or none that the union may record. */
    Optional<BirthDate> read(LocalDate today) {
        return typed(today).filter(birthDate -> birthDate.mayBeRecorded(today)).filter(this::hasThisEra);
    }

    /** Why it is empty. */
    Code problem(LocalDate today) {
        String digits = digits();
        if (!era.isEmpty() && knownEra().isEmpty()) {
            return Code.ERA;
        }
        if (typed(today).filter(birthDate -> !hasThisEra(birthDate)).isPresent()) {
            return Code.ERA_DISAGREES;
        }
        if (!era.isEmpty() && FIVE_DIGITS.matcher(digits).matches()) {
            return Code.LEADING_ZEROS;
        }
        if (SERIAL.matcher(digits).matches()) {
            return Code.DATE_SERIAL;
        }
        return typed(today).isPresent() || BirthDate.problem(written).equals("kosmoBirthdateNoSuchDay")
                ? Code.BIRTHDATE_NO_SUCH_DAY
                : Code.BIRTHDATE;
    }

    private Optional<BirthDate> typed(LocalDate today) {
        return BirthDate.typed(written, today).or(() -> withEra().flatMap(text -> BirthDate.typed(text, today)));
    }

    /** The same with the era in words. */
    private Optional<String> withEra() {
        Matcher seven = SEVEN_DIGITS.matcher(digits());
        if (era.isEmpty()) {
            return seven.matches() ? new EraDate(seven.group(1), seven.group(2)).withEra() : Optional.empty();
        }
        Matcher six = SIX_DIGITS.matcher(digits());
        String date = six.matches() ? six.replaceFirst("$1.$2.$3") : written;
        return knownEra().map(name -> name + date);
    }

    private Optional<String> knownEra() {
        String code = TypedText.compact(era).toUpperCase(Locale.ROOT);
        return IntStream.range(0, NAMES.size())
                .filter(i -> NAMES.get(i).equals(code)
                        || (code.length() == 1 && CODES.get(i).contains(code)))
                .mapToObj(NAMES::get)
                .findFirst();
    }

    private boolean hasThisEra(BirthDate birthDate) {
        return era.isEmpty()
                || knownEra()
                        .filter(name -> name.equals(eraOf(birthDate.date())))
                        .isPresent();
    }

    private static String eraOf(LocalDate date) {
        return NAMES.get(JapaneseDate.from(date).getEra().getValue() - JapaneseEra.MEIJI.getValue());
    }

    private String digits() {
        return TypedText.ascii(written);
    }

    /** Keeps the date out of logs and exception texts. */
    @Override
    public String toString() {
        return "EraDate";
    }
}
