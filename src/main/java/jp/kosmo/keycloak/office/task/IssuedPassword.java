package jp.kosmo.keycloak.office.task;

import org.jspecify.annotations.Nullable;

/**
 * What the slip for the member says; told this once.
 *
 * @param userId null for the desk
 * @param derived whether the member starts with symbol, number and birthdate, which are not sent
 * @param password the code or the temporary one; null where it is derived
 * @param validUntil epoch milliseconds; null = until it is used
 */
public record IssuedPassword(
        @Nullable String userId,
        boolean derived,
        @Nullable String password,
        @Nullable Long validUntil) {

    /** Keeps the password out of logs and exception texts. */
    @Override
    public String toString() {
        return "IssuedPassword";
    }
}
