package jp.kosmo.keycloak.password.initial;

import java.time.Instant;
import jp.kosmo.keycloak.console.ConsoleText;
import jp.kosmo.keycloak.jpa.LockedUser;
import jp.kosmo.keycloak.keycloak.LoginNote;
import jp.kosmo.keycloak.limits.Attempts;
import jp.kosmo.keycloak.password.initial.code.IssuedCodes;
import jp.kosmo.keycloak.password.initial.code.StoredCode;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialInputValidator;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.storage.StorageId;

/**
 * Accepts the initial password in place of a stored one: the code that was issued to the member, or else the derived one.
 *
 * <p>It is good only while the change of password is pending and no password is stored: once the member has set an own
 * one it is dead, and an administrator who deletes that does not bring it back; only asking for the change anew as well
 * starts the member again, and never with a code, which is taken off the record. A try costs as much as with a stored
 * password and is counted by the same brute-force detector. That one forgets, and somebody with time could go through all
 * birthdates; so wrong ones are also counted for good where the derived one counts, and after a few it is dead until the union lets the
 * member start again. A code is not: nobody guesses it, and a count that never forgets would let anybody who knows a user ID
 * make a letter worthless. Where a code is on record, good or not, the derived one is refused: it would be the weaker door.
 *
 * <p>Keycloak asks the providers of a type in no particular
 * order, so this one is right whether asked before or after the stock one.
 */
public final class InitialPasswordCredential implements CredentialProvider<CredentialModel>, CredentialInputValidator {

    /** Of the tries at a derived one. */
    public static final String KIND = "derived-password";

    private final KeycloakSession session;

    InitialPasswordCredential(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public boolean isConfiguredFor(RealmModel realm, UserModel member, String type) {
        return UnionRealm.is(realm)
                && PasswordCredentialModel.TYPE.equals(type)
                && !hasStoredPassword(member)
                && (isIssued(member) || isDerived(realm, member));
    }

    @Override
    public boolean isValid(RealmModel realm, UserModel member, CredentialInput input) {
        if (!UnionRealm.is(realm)
                || !PasswordCredentialModel.TYPE.equals(input.getType())
                || hasStoredPassword(member)) {
            return false;
        }
        DummyPasswordHash.pay(session);
        String typed = input.getChallengeResponse();
        return typed != null && (opensIssued(member, typed) || opensDerived(realm, member, typed));
    }

    private static boolean opensIssued(UserModel member, String typed) {
        boolean isRight = IssuedCodes.open(member, typed);
        return isRight && isPending(member);
    }

    private boolean opensDerived(RealmModel realm, UserModel member, String typed) {
        return isDerived(realm, member)
                && InsuredPersonRecord.initialPassword(member)
                        .filter(initial -> matches(realm, member, initial, typed))
                        .isPresent();
    }

    /** Of tries that arrive together exactly the limit is compared. */
    private boolean matches(RealmModel realm, UserModel member, InitialPassword initial, String typed) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login != null && LoginNote.DERIVED_PASSWORD.isSet(login)) {
            return initial.matches(typed); // asked by a step of a login that it has opened already
        }
        return LockedUser.of(session, member)
                .filter(locked -> matches(realm, member, locked, initial, typed))
                .isPresent();
    }

    private boolean matches(
            RealmModel realm, UserModel member, LockedUser locked, InitialPassword initial, String typed) {
        Attempts attempts = new Attempts(session, member, KIND);
        boolean matches =
                attempts.take(locked, InitialPasswordConfig.of(realm).maxFailures()) >= 0 && initial.matches(typed);
        if (matches) {
            attempts.giveBack(locked);
        }
        return matches;
    }

    /** Whether it is a code that opens this member's logins. */
    public static boolean issuedOpens(RealmModel realm, UserModel member) {
        return isAsked(realm, member) && isIssued(member);
    }

    /** Whether it is the derived password that opens this member's logins. */
    public static boolean derivedOpens(RealmModel realm, UserModel member) {
        return isAsked(realm, member) && isDerived(realm, member);
    }

    private static boolean isAsked(RealmModel realm, UserModel member) {
        return UnionRealm.is(realm) && StorageId.isLocalStorage(member.getId()) && !hasStoredPassword(member);
    }

    private static boolean isIssued(UserModel member) {
        return isPending(member) && IssuedCodes.areGood(member);
    }

    private static boolean isDerived(RealmModel realm, UserModel member) {
        return isPending(member)
                && !IssuedCodes.exist(member)
                && InitialPasswordConfig.of(realm)
                        .acceptedAt(Instant.ofEpochMilli(Time.currentTimeMillis()), InitialPasswordIssue.of(member));
    }

    private static boolean isPending(UserModel member) {
        return member.getRequiredActionsStream().anyMatch(InitialPasswordConfig.ACTION::equals);
    }

    /** Whether the member has a password of the stored kind; then no initial one counts. */
    public static boolean hasStoredPassword(UserModel member) {
        return member.credentialManager()
                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                .findAny()
                .isPresent();
    }

    /**
     * Keycloak asks this before it stores a credential, in an import for example. A password is stored by Keycloak's own
     * provider; if this one claimed it, no member with a hashed password could be imported.
     */
    @Override
    public boolean supportsCredentialType(CredentialModel credential) {
        return getType().equals(credential.getType());
    }

    /**
     * Keycloak asks this before it checks or shows a credential. In a realm that is no union's this provider has no part in
     * checking a password.
     */
    @Override
    public boolean supportsCredentialType(String type) {
        return getType().equals(type)
                || (PasswordCredentialModel.TYPE.equals(type)
                        && UnionRealm.is(session.getContext().getRealm()));
    }

    @Override
    public String getType() {
        return StoredCode.TYPE;
    }

    /** A code that comes with a member, from an export for example. */
    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel member, CredentialModel credential) {
        return member.credentialManager().createStoredCredential(credential);
    }

    @Override
    public boolean deleteCredential(RealmModel realm, UserModel member, String credentialId) {
        return member.credentialManager().removeStoredCredentialById(credentialId);
    }

    @Override
    public CredentialModel getCredentialFromModel(CredentialModel model) {
        return model;
    }

    /** In the console the type is a name of ours; the label says in the administrator's language what it is. */
    @Override
    public CredentialModel getCredentialForPresentationFromModel(CredentialModel stored) {
        if (!getType().equals(stored.getType())) {
            return stored;
        }
        CredentialModel shown = stored.shallowClone();
        shown.setUserLabel(ConsoleText.of("password.issued"));
        return shown;
    }

    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        return CredentialTypeMetadata.builder()
                .type(getType())
                .category(CredentialTypeMetadata.Category.BASIC_AUTHENTICATION)
                .displayName("kosmoInitialPassword")
                .helpText("kosmoInitialPassword")
                .iconCssClass("kcAuthenticatorPasswordClass")
                .removeable(false)
                .build(session);
    }
}
