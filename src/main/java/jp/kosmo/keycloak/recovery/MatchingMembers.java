package jp.kosmo.keycloak.recovery;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.text.EmailAddress;
import jp.kosmo.keycloak.union.BirthDate;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The members of a union with a birthdate and an e-mail address; a family shares addresses, and twins the date, too. */
final class MatchingMembers {

    private final KeycloakSession session;

    MatchingMembers(KeycloakSession session) {
        this.session = session;
    }

    /** Those who are enabled. Addresses that were stored before they were read like today's are found by the birthdate. */
    List<UserModel> of(BirthDate birthDate, EmailAddress address) {
        List<UserModel> found = withAddress(address)
                .filter(member -> isEnabledAndBorn(member, birthDate))
                .toList();
        return found.isEmpty()
                ? born(birthDate)
                        .filter(member -> isEnabledAndBorn(member, birthDate) && has(member, address))
                        .toList()
                : found;
    }

    /** Whether this is the member's address, as it is read today. */
    static boolean has(UserModel member, EmailAddress address) {
        return member.getEmail() != null && address.value().equals(EmailAddress.read(member.getEmail()));
    }

    private Stream<UserModel> withAddress(EmailAddress address) {
        return session.users()
                .searchForUserStream(
                        realm(),
                        Map.of(
                                UserModel.EMAIL, address.value(),
                                UserModel.EXACT, "true",
                                UserModel.INCLUDE_SERVICE_ACCOUNT, "false"));
    }

    /** Some dozens among a million. */
    private Stream<UserModel> born(BirthDate birthDate) {
        return session.users().searchForUserByUserAttributeStream(realm(), BirthDate.ATTRIBUTE, birthDate.iso());
    }

    private static boolean isEnabledAndBorn(UserModel member, BirthDate birthDate) {
        return member.isEnabled()
                && BirthDate.recorded(member.getFirstAttribute(BirthDate.ATTRIBUTE))
                        .filter(birthDate::matches)
                        .isPresent();
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
