package jp.kosmo.keycloak.office.task;

import jakarta.ws.rs.core.Response.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.kosmo.keycloak.email.PendingAddress;
import jp.kosmo.keycloak.members.MemberIndexUpdate;
import jp.kosmo.keycloak.notice.OfficeMail;
import jp.kosmo.keycloak.office.access.OfficeCall;
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
 * Changes one value of the record, by the rules of the user profile for an administrator. Only that value is judged: an old record
 * with something else that is wrong can still be corrected.
 */
final class MemberRecord {

    private static final String NAME = "displayName";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel member;

    MemberRecord(OfficeCall call, UserModel member) {
        this.session = call.session();
        this.realm = call.realm();
        this.member = member;
    }

    /** Nobody has confirmed the new address yet; one that waits to be confirmed is dropped. */
    void correctAddress(@Nullable String typed) {
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
        member.setSingleAttribute(NAME, name);
        MemberIndexUpdate.atCommit(session, member);
    }

    /** The value as the profile reads it. */
    @SuppressWarnings("unchecked") // the array of no listeners
    private String require(String attribute, String value, String problem) {
        Map<String, List<String>> record = new HashMap<>(member.getAttributes());
        record.put(attribute, List.of(value));
        Attributes read = session.getProvider(UserProfileProvider.class)
                .create(UserProfileContext.USER_API, record, member)
                .getAttributes();
        if (!read.validate(attribute)) {
            throw OfficeProblem.inField(attribute.equals(NAME) ? "name" : attribute, problem);
        }
        return Objects.requireNonNullElse(read.getFirst(attribute), "");
    }
}
