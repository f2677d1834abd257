package jp.kosmo.keycloak.union;

import java.time.LocalDate;
import java.time.ZoneId;

/** Where a union's day begins and ends, whatever the server's time zone. */
public final class Japan {

    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private Japan() {}

    /** The date there now. */
    public static LocalDate today() {
        return LocalDate.now(ZONE);
    }
}
