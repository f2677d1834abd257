package jp.kosmo.keycloak.office.access;

import java.time.LocalDate;
import java.util.Optional;
import jp.kosmo.keycloak.text.JapanTime;
import jp.kosmo.keycloak.text.StoredText;
import jp.kosmo.keycloak.text.TypedText;
import org.jspecify.annotations.Nullable;

/** What is asked for in an address of the office. */
public final class OfficeQuery {

    private OfficeQuery() {}

    /**
     * A parameter without blanks around it; empty where there is nothing in it.
     *
     * @throws OfficeProblem 400 for what nobody types, and no database takes
     */
    public static Optional<String> text(String name, @Nullable String parameter) {
        if (parameter != null && StoredText.hasControlCharacter(parameter)) {
            throw OfficeProblem.inField(name, "UNREADABLE");
        }
        return Optional.ofNullable(parameter).map(TypedText::trimmed).filter(text -> !text.isEmpty());
    }

    /**
     * A day of the years 1900 to 9999, {@code YYYY-MM-DD} in any width.
     *
     * @throws OfficeProblem 400 for what is no such day
     */
    public static Optional<LocalDate> day(String name, @Nullable String parameter) {
        return text(name, parameter)
                .map(typed -> JapanTime.day(typed).orElseThrow(() -> OfficeProblem.inField(name, "NO_DATE")));
    }
}
