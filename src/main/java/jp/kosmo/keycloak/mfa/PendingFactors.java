package jp.kosmo.keycloak.mfa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.keycloak.ResetSession;
import jp.kosmo.keycloak.onboarding.KosmoRequiredAction;
import jp.kosmo.keycloak.onboarding.LoginGuard;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

/**
 * The second factor of a member who has forgotten the password or lost the phone. What is set up anew
 * waits in the login until the new password is stored, and then takes the place of every factor there was, in the same
 * transaction. Who breaks off before has the old password and the old factors. (Keycloak's step {@code reset-otp} removes
 * the old ones when the page is opened, keycloak#38593.)
 */
public final class PendingFactors {

    private static final String LOGOUT_NOTE = "kosmo-new-factors-log-out";
    private static final String NOTE = "kosmo-new-factors";
    /** Detail of the event of a factor that waits. */
    private static final String REPLACES_WHEN = "replaces_when";

    private PendingFactors() {}

    /** Whether what is set up in this login replaces what the member has. */
    static boolean isUnderWay(AuthenticationSessionModel login) {
        return ResetSession.of(login).isPresent();
    }

    /** What to replace: the method the member has chosen, or else has. */
    static Optional<MfaMethod> methodOf(UserModel member) {
        return MfaMethod.of(member.getFirstAttribute(MfaMethod.ATTRIBUTE))
                .or(() -> Stream.of(MfaMethod.values())
                        .filter(method -> UserFactors.has(member, method))
                        .findFirst());
    }

    /** What it can be replaced with: the same, or the other one where the union has switched the set-up of that off. */
    static Optional<MfaMethod> replacementFor(RealmModel realm, MfaMethod method) {
        return Stream.of(method, method.other())
                .filter(candidate -> KosmoRequiredAction.isEnabled(realm, candidate.setUpAction()))
                .findFirst();
    }

    /** Whether a new factor waits in this login. */
    static boolean isWaiting(AuthenticationSessionModel login) {
        return login.getAuthNote(NOTE) != null;
    }

    /**
     * Takes what Keycloak has just stored out of the member's record again and keeps it in the login.
     *
     * @param storedAs the name it was stored with, one no other device has
     * @param name the name it is to have; none of the old devices will be there to share it
     * @param logsOut whether the member's other sessions are to end then
     */
    static void setAside(RequiredActionContext context, String storedAs, DeviceLabel name, boolean logsOut) {
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
        kept.setUserLabel(name.value());
        kept.setCreatedDate(stored.getCreatedDate());
        kept.setCredentialData(stored.getCredentialData());
        kept.setSecretData(stored.getSecretData());
        AuthenticationSessionModel login = context.getAuthenticationSession();
        login.setAuthNote(
                NOTE,
                write(Stream.concat(waiting(login).stream(), Stream.of(kept)).toList()));
        if (logsOut) {
            login.setAuthNote(LOGOUT_NOTE, "true");
        }
        context.getEvent().detail(REPLACES_WHEN, "password_is_set");
    }

    /** Puts what is new in the place of the old factors if it waits for nothing more; called after every step. */
    public static void completeIfReady(RequiredActionContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        UserModel member = context.getUser();
        List<CredentialRepresentation> waiting = waiting(login);
        if (waiting.isEmpty() || isPasswordDue(login, member) || isOver(login)) {
            return;
        }
        login.removeAuthNote(NOTE);
        removeOld(context);
        for (CredentialRepresentation kept : waiting) {
            CredentialModel replacement = credential(kept);
            member.credentialManager().createStoredCredential(replacement);
            method(replacement)
                    .filter(method -> EnrolmentAuthenticator.hasAsked(login, method))
                    .ifPresent(method -> member.setSingleAttribute(MfaMethod.ATTRIBUTE, method.value()));
            event(context, EventType.UPDATE_CREDENTIAL, replacement).success();
        }
        LoginGuard.renew(context.getSession(), login, member);
        if (login.getAuthNote(LOGOUT_NOTE) != null) {
            AuthenticatorUtil.logoutOtherSessions(context);
        }
    }

    private static void removeOld(RequiredActionContext context) {
        SubjectCredentialManager credentials = context.getUser().credentialManager();
        List<CredentialModel> old = credentials
                .getStoredCredentialsStream()
                .filter(credential -> method(credential).isPresent())
                .toList();
        for (CredentialModel factor : old) {
            credentials.removeStoredCredentialById(factor.getId());
            event(context, EventType.REMOVE_CREDENTIAL, factor).success();
        }
    }

    private static EventBuilder event(RequiredActionContext context, EventType type, CredentialModel factor) {
        return context.getEvent()
                .clone()
                .event(type)
                .removeDetail(REPLACES_WHEN)
                .detail(Details.CREDENTIAL_TYPE, factor.getType())
                .detail(Details.CREDENTIAL_USER_LABEL, factor.getUserLabel());
    }

    private static Optional<MfaMethod> method(CredentialModel credential) {
        return MfaMethod.ofCredentialType(credential.getType());
    }

    private static boolean isOver(AuthenticationSessionModel login) {
        return ResetSession.of(login).map(ResetSession::isOver).orElse(true);
    }

    private static boolean isPasswordDue(AuthenticationSessionModel login, UserModel member) {
        return Stream.concat(login.getRequiredActions().stream(), member.getRequiredActionsStream())
                .anyMatch(UserModel.RequiredAction.UPDATE_PASSWORD.name()::equals);
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
        String note = login.getAuthNote(NOTE);
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
