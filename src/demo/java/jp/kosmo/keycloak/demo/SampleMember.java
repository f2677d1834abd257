package jp.kosmo.keycloak.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * A member who is about to log in for the first time; every name and number is invented.
 *
 * @param realm the union
 * @param userId the ID to log in with
 * @param temporaryId whether the union gave the ID for the first login only, so that it need not follow the rules
 * @param temporaryPassword the password in the union's letter; null for a member who starts with the derived one
 * @param name ユーザー名, as the portal shows it
 * @param symbol insured person's symbol
 * @param number insured person's number
 * @param branch insured person's branch number
 * @param birthdate the birthdate on record; null if the union has none
 * @param purpose what this member is there to show
 */
public record SampleMember(
        String realm,
        String userId,
        boolean temporaryId,
        @Nullable String temporaryPassword,
        String name,
        String email,
        String symbol,
        String number,
        String branch,
        @Nullable LocalDate birthdate,
        String purpose) {

    /** A line of the table: one column per component, in this order; an empty one is a null. */
    static SampleMember parse(String line) {
        String[] column = line.split(",", -1);
        return new SampleMember(
                column[0],
                column[1],
                column[2].equals("yes"),
                column[3].isEmpty() ? null : column[3],
                column[4],
                column[5],
                column[6],
                column[7],
                column[8],
                column[9].isEmpty() ? null : LocalDate.parse(column[9]),
                column[10]);
    }

    /** What to type as the password at the first login. */
    public String initialPassword() {
        return Optional.ofNullable(temporaryPassword).orElseGet(() -> symbol + number + typedBirthdate());
    }

    /** The birthdate as it is typed, {@code YYYYMMDD}; a dash if none is on record. */
    public String typedBirthdate() {
        return birthdate == null ? "-" : birthdate.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** The member as Admin REST takes it. */
    UserRepresentation representation() {
        UserRepresentation user = new UserRepresentation();
        user.setUsername(userId);
        user.setEnabled(true);
        user.setEmail(email);
        attributes().forEach(user::singleAttribute);
        if (temporaryPassword != null) {
            user.setCredentials(List.of(temporary(temporaryPassword)));
        }
        return user;
    }

    /** A password that must be changed at the first login. */
    static CredentialRepresentation temporary(String value) {
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(value);
        password.setTemporary(true);
        return password;
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>();
        attributes.put("displayName", name);
        attributes.put("insuredPersonSymbol", symbol);
        attributes.put("insuredPersonNumber", number);
        attributes.put("insuredPersonBranchNumber", branch);
        if (birthdate != null) {
            attributes.put("birthdate", birthdate.toString());
        }
        if (temporaryId) {
            attributes.put("temporaryUserId", "true");
        }
        return attributes;
    }
}
