package jp.kosmo.keycloak.password.initial.code;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/** The codes that are on record for a member: one, or none; more only where an import has brought them. */
public final class IssuedCodes {

    private IssuedCodes() {}

    /** From now on this is the member's code; one of before is dead. */
    public static void issue(UserModel member, StoredCode code) {
        forget(member);
        CredentialModel stored = new CredentialModel();
        stored.setType(StoredCode.TYPE);
        stored.setCreatedDate(Time.currentTimeMillis());
        stored.setSecretData(code.secretData());
        stored.setCredentialData(code.credentialData());
        member.credentialManager().createStoredCredential(stored);
    }

    /** Takes them off the record: the member has a password, or starts in another way. */
    public static void forget(UserModel member) {
        stored(member).forEach(code -> member.credentialManager().removeStoredCredentialById(code.getId()));
    }

    /** Whether there is one, good or not. */
    public static boolean exist(UserModel member) {
        return !stored(member).isEmpty();
    }

    /** Whether there is one whose time is not over. */
    public static boolean areGood(UserModel member) {
        return stored(member).stream()
                .map(StoredCode::read)
                .flatMap(Optional::stream)
                .anyMatch(code -> code.isGoodAt(now()));
    }

    /** Whether this is one, in whatever way it was typed, and in time. */
    public static boolean open(UserModel member, String typed) {
        return stored(member).stream()
                .map(StoredCode::read)
                .flatMap(Optional::stream)
                .anyMatch(code -> code.opens(typed, now()));
    }

    private static List<CredentialModel> stored(UserModel member) {
        return member.credentialManager()
                .getStoredCredentialsByTypeStream(StoredCode.TYPE)
                .toList(); // what is listed may be removed
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }
}
