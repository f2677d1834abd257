package jp.kosmo.keycloak.office.access;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import jp.kosmo.keycloak.text.TypedText;
import org.jspecify.annotations.Nullable;

/** What is asked for in an address of the office. */
public final class OfficeQuery {

    private OfficeQuery() {}

    /** A parameter without blanks around it; empty where there is nothing in it. */
    public static Optional<String> text(@Nullable String parameter) {
        return Optional.ofNullable(parameter).map(TypedText::trimmed).filter(text -> !text.isEmpty());
    }

    /**
     * A day, {@code YYYY-MM-DD} in any width.
     *
     * @throws OfficeProblem 400 for what is no such day
     */
    public static Optional<LocalDate> day(String name, @Nullable String parameter) {
        try {
            return text(parameter).map(TypedText::ascii).map(LocalDate::parse);
        } catch (DateTimeException notADay) {
            throw OfficeProblem.inField(name, "NO_DATE");
        }
    }
}
