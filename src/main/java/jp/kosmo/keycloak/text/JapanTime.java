package jp.kosmo.keycloak.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ValueRange;
import java.util.Map;
import java.util.Optional;
import org.keycloak.common.util.Time;

/** The time by which a union's days begin and end, whatever the server's time zone. */
public final class JapanTime {

    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private static final ValueRange YEARS = ValueRange.of(1900, 9999);

    private JapanTime() {}

    /** The date there now, by Keycloak's clock. */
    public static LocalDate today() {
        return Instant.ofEpochMilli(Time.currentTimeMillis()).atZone(ZONE).toLocalDate();
    }

    /** A day of the years 1900 to 9999 as staff type it, {@code YYYY-MM-DD} in any width; empty for what is none. */
    public static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(TypedText.ascii(typed)))
                    .filter(day -> YEARS.isValidIntValue(day.getYear()));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    /** When the month there began that has this moment; both in milliseconds since 1970. */
    public static long beginOfMonth(long moment) {
        return Instant.ofEpochMilli(moment)
                .atZone(ZONE)
                .toLocalDate()
                .withDayOfMonth(1)
                .atStartOfDay(ZONE)
                .toInstant()
                .toEpochMilli();
    }

    /** When this day begins there, in milliseconds since 1970. */
    public static long beginOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant().toEpochMilli();
    }

    /** This many years before the moment, by the calendar there; both in milliseconds since 1970. */
    public static long yearsBefore(long moment, int years) {
        return Instant.ofEpochMilli(moment)
                .atZone(ZONE)
                .minusYears(years)
                .toInstant()
                .toEpochMilli();
    }

    /** The time there at this second since 1970. */
    public static ZonedDateTime at(long second) {
        return Instant.ofEpochSecond(second).atZone(ZONE);
    }

    /** The same as a mail's template reads it. */
    public static Map<String, Integer> parts(long second) {
        ZonedDateTime time = at(second);
        return Map.of(
                "year", time.getYear(),
                "month", time.getMonthValue(),
                "day", time.getDayOfMonth(),
                "hour", time.getHour(),
                "minute", time.getMinute());
    }
}
