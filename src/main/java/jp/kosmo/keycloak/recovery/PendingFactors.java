package jp.kosmo.keycloak.recovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.keycloak.LoginNote;
import jp.kosmo.keycloak.keycloak.LoginStamp;
import jp.kosmo.keycloak.login.LoginGuard;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.realm.RealmActions;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

/**
 * The second factor of a member who has forgotten the password or lost the phone. What is set up anew
 * waits in the login until the new password is stored, and then takes the place of every factor there was, in the same
 * transaction. A member who breaks off before has the old password and the old factors. (Keycloak's step {@code reset-otp} removes
 * the old ones when the page is opened, keycloak#38593.)
 */
public final class PendingFactors {

    /** The member's attribute with the method chosen. */
    private static final String METHOD = "mfaMethod";

    /** Detail of the event of a factor that waits. */
    private static final String REPLACES_WHEN = "replaces_when";

    private PendingFactors() {}

    /**
     * Takes what Keycloak has just stored out of the member's record again and keeps it in the login.
     *
     * @param storedAs the name it was stored with, one no other device has
     * @param label the name it is to have; none of the old devices will be there to share it
     * @param method the value of the attribute {@code mfaMethod} that goes with it, if the enrolment has asked for it
     * @param logsOut whether the member's other sessions are to end then
     */
    public static void setAside(
            RequiredActionContext context, String storedAs, String label, Optional<String> method, boolean logsOut) {
        SubjectCredentialManager credentials = context.getUser().credentialManager();
        CredentialModel stored = credentials
                .getStoredCredentialsStream()
                .filter(credential -> storedAs.equals(credential.getUserLabel()))
                .findFirst()
                .orElseThrow();
        credentials.removeStoredCredentialById(stored.getId());
        CredentialRepresentation kept = new CredentialRepresentation();
        kept.setId(stored.getId());
        kept.setType(stored.getType());
        kept.setUserLabel(label);
        kept.setCreatedDate(stored.getCreatedDate());
        kept.setCredentialData(stored.getCredentialData());
        kept.setSecretData(stored.getSecretData());
        AuthenticationSessionModel login = context.getAuthenticationSession();
        LoginNote.PENDING_FACTORS.set(
                login,
                write(Stream.concat(waiting(login).stream(), Stream.of(kept)).toList()));
        method.ifPresent(chosen -> LoginNote.PENDING_METHOD.set(login, chosen));
        if (logsOut) {
            LoginNote.PENDING_LOGOUT.set(login);
        }
        context.getEvent().detail(REPLACES_WHEN, "password_is_set");
    }

    /**
     * Puts what is new in the place of the old factors, if there is something new and the password is set.
     *
     * @param done the required action that has just been done
     */
    public static void complete(RequiredActionContext context, String done) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        UserModel member = context.getUser();
        List<CredentialRepresentation> waiting = waiting(login);
        if (waiting.isEmpty() || isPasswordDue(login, member, done) || isOver(login)) {
            return;
        }
        LoginNote.PENDING_FACTORS.remove(login);
        removeOld(context);
        for (CredentialRepresentation kept : waiting) {
            CredentialModel replacement = credential(kept);
            member.credentialManager().createStoredCredential(replacement);
            event(context, EventType.UPDATE_CREDENTIAL, replacement).success();
        }
        LoginNote.PENDING_METHOD.find(login).ifPresent(method -> member.setSingleAttribute(METHOD, method));
        LoginGuard.renew(context.getSession(), login, member);
        if (LoginNote.PENDING_LOGOUT.isSet(login)) {
            AuthenticatorUtil.logoutOtherSessions(context);
        }
    }

    private static void removeOld(RequiredActionContext context) {
        SubjectCredentialManager credentials = context.getUser().credentialManager();
        List<CredentialModel> old = credentials
                .getStoredCredentialsStream()
                .filter(credential -> LoginStamp.FACTOR_TYPES.contains(credential.getType()))
                .toList();
        // Told when all are gone: the member's choice stays as it is, for none of them is left to take its place.
        old.forEach(factor -> credentials.removeStoredCredentialById(factor.getId()));
        old.forEach(
                factor -> event(context, EventType.REMOVE_CREDENTIAL, factor).success());
    }

    private static EventBuilder event(RequiredActionContext context, EventType type, CredentialModel factor) {
        return context.getEvent()
                .clone()
                .event(type)
                .removeDetail(REPLACES_WHEN)
                .detail(Details.CREDENTIAL_TYPE, factor.getType())
                .detail(Details.CREDENTIAL_USER_LABEL, factor.getUserLabel());
    }

    private static boolean isOver(AuthenticationSessionModel login) {
        return ResetSession.of(login).map(ResetSession::isOver).orElse(true);
    }

    private static boolean isPasswordDue(AuthenticationSessionModel login, UserModel member, String done) {
        return !done.equals(ProviderIds.UPDATE_PASSWORD)
                && RealmActions.asked(login, member).anyMatch(ProviderIds.UPDATE_PASSWORD::equals);
    }

    private static String write(List<CredentialRepresentation> waiting) {
        try {
            return JsonSerialization.writeValueAsString(waiting);
        } catch (IOException neverForThisClass) {
            throw new UncheckedIOException(neverForThisClass);
        }
    }

    /** One, or two when the union has asked for another beside the chosen one. */
    private static List<CredentialRepresentation> waiting(AuthenticationSessionModel login) {
        String note = LoginNote.PENDING_FACTORS.get(login);
        try {
            return note == null
                    ? List.of()
                    : List.of(JsonSerialization.readValue(note, CredentialRepresentation[].class));
        } catch (IOException notWrittenHere) {
            throw new UncheckedIOException(notWrittenHere);
        }
    }

    private static CredentialModel credential(CredentialRepresentation kept) {
        CredentialModel credential = new CredentialModel();
        credential.setId(kept.getId());
        credential.setType(kept.getType());
        credential.setUserLabel(kept.getUserLabel());
        credential.setCreatedDate(kept.getCreatedDate());
        credential.setCredentialData(kept.getCredentialData());
        credential.setSecretData(kept.getSecretData());
        return credential;
    }
}
