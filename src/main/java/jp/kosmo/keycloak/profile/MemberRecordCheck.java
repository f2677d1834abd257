package jp.kosmo.keycloak.profile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.members.InsuredPerson;
import jp.kosmo.keycloak.text.JapanTime;
import jp.kosmo.keycloak.union.BirthDate;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.Attributes;

/**
 * What a union's administrator cannot save, whatever validators the realm's user profile names: a member who cannot log in
 * because the birthdate is missing or is none, and the same person a second time.
 *
 * <p>A member is who has a symbol, a number or the flag of a temporary user ID; the people who work for the union have none of
 * them, and need no birthdate. What is on record already and does not change is not judged, so that an old record can be
 * unlocked or changed elsewhere. Two administrators who enter the same person in the same moment are both let through.
 */
final class MemberRecordCheck {

    private static final List<String> SIGNS_OF_A_MEMBER =
            List.of(InsuredPerson.SYMBOL, InsuredPerson.NUMBER, InsuredPerson.BRANCH_NUMBER, "temporaryUserId");

    private final KeycloakSession session;
    private final @Nullable UserModel stored;
    private final Attributes written;

    /**
     * @param stored null for somebody new
     * @param written what is about to be saved
     */
    MemberRecordCheck(KeycloakSession session, @Nullable UserModel stored, Attributes written) {
        this.session = session;
        this.stored = stored;
        this.written = written;
    }

    /** The key of the message that says what is wrong with this attribute. */
    Optional<String> problem(String attribute) {
        return switch (attribute) {
            case BirthDate.ATTRIBUTE -> birthDateProblem();
            case InsuredPerson.NUMBER -> isTwice() ? Optional.of("kosmoMemberTwice") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<String> birthDateProblem() {
        String birthDate = value(BirthDate.ATTRIBUTE);
        if (birthDate.isBlank()) {
            boolean changes =
                    changes(BirthDate.ATTRIBUTE) || SIGNS_OF_A_MEMBER.stream().anyMatch(this::changes);
            return changes && isMember() ? Optional.of("kosmoBirthdateBlank") : Optional.empty();
        }
        if (!changes(BirthDate.ATTRIBUTE)) {
            return Optional.empty();
        }
        return BirthDate.recorded(birthDate)
                        .filter(date -> date.mayBeRecorded(JapanTime.today()))
                        .isPresent()
                ? Optional.empty()
                : Optional.of("kosmoBirthdateNotPossible");
    }

    private boolean isMember() {
        return SIGNS_OF_A_MEMBER.stream()
                .map(this::value)
                .anyMatch(value -> !value.isBlank() && !"false".equals(value));
    }

    private boolean isTwice() {
        Optional<InsuredPerson> person = InsuredPerson.of(this::value);
        if (person.isEmpty()
                || Stream.of(InsuredPerson.SYMBOL, InsuredPerson.NUMBER, InsuredPerson.BRANCH_NUMBER)
                        .noneMatch(this::changes)) {
            return false;
        }
        return InsuredPerson.spellings(value(InsuredPerson.NUMBER))
                .flatMap(number -> session.users()
                        .searchForUserByUserAttributeStream(
                                session.getContext().getRealm(), InsuredPerson.NUMBER, number))
                .filter(other -> stored == null || !other.getId().equals(stored.getId()))
                .anyMatch(other -> InsuredPerson.of(other::getFirstAttribute).equals(person));
    }

    private boolean changes(String attribute) {
        return stored == null
                || !value(attribute).equals(Objects.requireNonNullElse(stored.getFirstAttribute(attribute), ""));
    }

    private String value(@Nullable String attribute) {
        return Objects.requireNonNullElse(written.getFirst(attribute), "");
    }
}
