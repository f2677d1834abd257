package jp.kosmo.keycloak.office.task;

import jakarta.ws.rs.core.Response.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import jp.kosmo.keycloak.email.PendingAddress;
import jp.kosmo.keycloak.members.InsuredPerson;
import jp.kosmo.keycloak.members.MemberIndexUpdate;
import jp.kosmo.keycloak.notice.OfficeMail;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.text.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.Attributes;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;

/**
 * Changes single values of the record, by the rules of the user profile for an administrator. Only what is changed is judged: an old record
 * with something else that is wrong can still be corrected.
 */
public final class MemberRecord {

    private static final String NAME = "displayName";
    private static final List<String> NUMBERS =
            List.of(InsuredPerson.SYMBOL, InsuredPerson.NUMBER, InsuredPerson.BRANCH_NUMBER);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel member;

    public MemberRecord(KeycloakSession session, RealmModel realm, UserModel member) {
        this.session = session;
        this.realm = realm;
        this.member = member;
    }

    /** Nobody has confirmed the new address yet; one that waits to be confirmed is dropped. */
    public void correctAddress(@Nullable String typed) {
        String address = EmailAddress.read(Objects.requireNonNullElse(typed, ""));
        String before = member.getEmail();
        if (address.isEmpty()) {
            throw OfficeProblem.inField(UserModel.EMAIL, "EMAIL_MISSING");
        }
        if (address.equalsIgnoreCase(before)) {
            throw OfficeProblem.inField(UserModel.EMAIL, "EMAIL_UNCHANGED");
        }
        if (isTaken(address)) {
            throw OfficeProblem.of(Status.CONFLICT, "EMAIL_TAKEN");
        }
        require(UserModel.EMAIL, address, "EMAIL_REFUSED");
        member.setEmail(address);
        member.setEmailVerified(false);
        PendingAddress.drop(member);
        new OfficeMail(session, member).addressChanged(before, address);
    }

    /** Families share an address, unless the realm allows no two of one. */
    private boolean isTaken(String address) {
        return !realm.isDuplicateEmailsAllowed() && session.users().getUserByEmail(realm, address) != null;
    }

    void changeName(@Nullable String typed) {
        String name = require(NAME, Objects.requireNonNullElse(typed, ""), "NAME_REFUSED");
        if (name.isEmpty()) {
            throw OfficeProblem.inField("name", "NAME_MISSING");
        }
        set(NAME, name);
    }

    /** Attributes that an administrator may change, all of them or none. */
    @SuppressWarnings("unchecked") // the array of no listeners
    public void change(Map<String, String> values) {
        Attributes read = read(values);
        // Whether they are somebody else's is asked of the number alone.
        Stream<String> number =
                NUMBERS.stream().anyMatch(values::containsKey) ? Stream.of(InsuredPerson.NUMBER) : Stream.empty();
        boolean valid = Stream.concat(values.keySet().stream(), number)
                .distinct()
                .allMatch(attribute -> read.validate(attribute));
        if (!valid) {
            throw OfficeProblem.of(Status.CONFLICT, "REFUSED_BY_PROFILE");
        }
        values.keySet().forEach(attribute -> set(attribute, Objects.requireNonNullElse(read.getFirst(attribute), "")));
    }

    private void set(String attribute, String value) {
        member.setSingleAttribute(attribute, value);
        MemberIndexUpdate.atCommit(session, member);
    }

    /** The value as the profile reads it. */
    @SuppressWarnings("unchecked") // the array of no listeners
    private String require(String attribute, String value, String problem) {
        Attributes read = read(Map.of(attribute, value));
        if (!read.validate(attribute)) {
            throw OfficeProblem.inField(attribute.equals(NAME) ? "name" : attribute, problem);
        }
        return Objects.requireNonNullElse(read.getFirst(attribute), "");
    }

    private Attributes read(Map<String, String> values) {
        Map<String, List<String>> record = new HashMap<>(member.getAttributes());
        values.forEach((attribute, value) -> record.put(attribute, List.of(value)));
        return session.getProvider(UserProfileProvider.class)
                .create(UserProfileContext.USER_API, record, member)
                .getAttributes();
    }
}
