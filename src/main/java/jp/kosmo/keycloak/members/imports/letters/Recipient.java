package jp.kosmo.keycloak.members.imports.letters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who gets a letter.
 *
 * @param userId of the login, as it is now
 * @param createdAt of the account, in epoch milliseconds
 * @param symbol the key by which it is compared; null where there is none
 */
public record Recipient(
        String memberId,
        String userId,
        @Nullable String email,
        @Nullable String name,
        long createdAt,
        @Nullable String symbol,
        @Nullable String number,
        @Nullable String postalCode,
        @Nullable String address) {

    /** What the letters of one envelope have in common. Somebody without a number is of no household but their own, nor is who lives elsewhere. */
    public List<String> envelope() {
        return number == null ? List.of(memberId) : List.of(plain(symbol), number, plain(postalCode), plain(address));
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Keeps what is on record out of logs and exception texts. */
    @Override
    public String toString() {
        return "Recipient";
    }
}
