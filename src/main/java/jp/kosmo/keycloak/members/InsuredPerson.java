package jp.kosmo.keycloak.members;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.kosmo.keycloak.text.StoredText;
import jp.kosmo.keycloak.text.TypedText;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is to the union: symbol, number and branch number, however they are written. Without a branch number nobody is
 * told from the rest of the family.
 */
public record InsuredPerson(String symbol, String number, String branchNumber) {

    public static final String SYMBOL = "insuredPersonSymbol";
    public static final String NUMBER = "insuredPersonNumber";
    public static final String BRANCH_NUMBER = "insuredPersonBranchNumber";

    /** Reads a member's attributes; empty where one of the three is missing. */
    public static Optional<InsuredPerson> of(UnaryOperator<@Nullable String> attribute) {
        var person = new InsuredPerson(
                plain(attribute.apply(SYMBOL)), plain(attribute.apply(NUMBER)), plain(attribute.apply(BRANCH_NUMBER)));
        return Stream.of(person.symbol, person.number, person.branchNumber).anyMatch(String::isEmpty)
                ? Optional.empty()
                : Optional.of(person);
    }

    /**
     * How a number may stand in the database: as the profile stores it now, or as it came before, by an import. A control
     * character cannot, and PostgreSQL would abort the request at some.
     */
    public static Stream<String> spellings(String number) {
        String typed = TypedText.ascii(number);
        String digits = TypedText.compact(number);
        return Stream.of(number, typed, digits, wide(typed), wide(digits), plain(number))
                .filter(spelling -> !spelling.isEmpty() && !StoredText.hasControlCharacter(spelling))
                .distinct();
    }

    /** One of the three as it is compared, empty when there is none: cards and lists fill numbers up with zeros, or do not. */
    public static String plain(@Nullable String written) {
        String compact =
                TypedText.compact(Objects.requireNonNullElse(written, "")).toUpperCase(Locale.ROOT);
        return compact.replaceFirst("^0+(?=.)", "");
    }

    private static String wide(String digits) {
        return digits.codePoints()
                .map(sign -> sign >= '0' && sign <= '9' ? sign - '0' + '０' : sign)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Keeps the numbers out of logs and exception texts. */
    @Override
    public String toString() {
        return "InsuredPerson";
    }
}
