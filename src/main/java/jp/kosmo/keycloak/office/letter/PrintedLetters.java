package jp.kosmo.keycloak.office.letter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Letters as they are put on paper. This answer is the only place where their passwords stand in clear, and it is given once.
 *
 * @param kind of the initial password, as its setting has it
 * @param until when they end, in epoch milliseconds; null = never
 * @param issuedAt goes back to the server with what became of them; null where they are of no bundle
 * @param login where members begin
 * @param qr the same as a picture, as the address of an image
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PrintedLetters(
        String kind,
        @Nullable Long until,
        @Nullable Long issuedAt,
        String login,
        String qr,
        List<Household> households) {

    /** What goes into one envelope. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Household(
            @Nullable String postalCode, @Nullable String address, List<Letter> letters) {

        /** Keeps what is on record out of logs and exception texts. */
        @Override
        public String toString() {
            return "Household";
        }
    }

    /**
     * One member's.
     *
     * @param password null where it is symbol, number and birthdate
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Letter(
            @Nullable String name, String userId, @Nullable String password) {

        /** Keeps the password out of logs and exception texts. */
        @Override
        public String toString() {
            return "Letter";
        }
    }

    /** Keeps the passwords out of logs and exception texts. */
    @Override
    public String toString() {
        return "PrintedLetters";
    }
}
