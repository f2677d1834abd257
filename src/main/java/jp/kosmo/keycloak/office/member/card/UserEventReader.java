package jp.kosmo.keycloak.office.member.card;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.mail.refused.AddressRefusal;
import jp.kosmo.keycloak.mfa.MfaMethod;
import jp.kosmo.keycloak.office.member.card.MemberEvent.Code;
import jp.kosmo.keycloak.realm.ProviderIds;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Tells what an event of Keycloak's, or of a step of ours, means in a member's life. Addresses and names in it stay where they are. */
final class UserEventReader {

    /** Of these a clerk is told; the others are about tokens and programs. */
    static final EventType[] TOLD = {
        EventType.LOGIN,
        EventType.LOGIN_ERROR,
        EventType.LOGOUT,
        EventType.CUSTOM_REQUIRED_ACTION,
        EventType.CUSTOM_REQUIRED_ACTION_ERROR,
        EventType.USER_DISABLED_BY_TEMPORARY_LOCKOUT,
        EventType.USER_DISABLED_BY_PERMANENT_LOCKOUT,
        EventType.UPDATE_CREDENTIAL,
        EventType.UPDATE_CREDENTIAL_ERROR,
        EventType.REMOVE_CREDENTIAL,
        EventType.UPDATE_PROFILE,
        EventType.UPDATE_EMAIL,
        EventType.SEND_RESET_PASSWORD,
        EventType.SEND_VERIFY_EMAIL,
        EventType.SEND_VERIFY_EMAIL_ERROR
    };

    /** A detail of ours: the factor is not the member's yet. */
    private static final String WAITING = "replaces_when";

    private UserEventReader() {}

    /** What it means; empty for what means nothing to a clerk. */
    static Optional<MemberEvent> read(Event event) {
        Map<String, String> details = Objects.requireNonNullElse(event.getDetails(), Map.of());
        String method = Stream.ofNullable(details.get(Details.CREDENTIAL_TYPE))
                .flatMap(type -> MfaMethod.ofCredentialType(type).stream())
                .map(MfaMethod::value)
                .findFirst()
                .orElse(null);
        return code(event.getType(), Objects.requireNonNullElse(event.getError(), ""), details)
                .map(code -> new MemberEvent(code, event.getTime(), method, null, null));
    }

    private static Optional<Code> code(EventType type, String error, Map<String, String> details) {
        return Optional.ofNullable(
                switch (type) {
                    case LOGIN -> Code.LOGGED_IN;
                    case LOGIN_ERROR -> refusedLogin(error, details);
                    case LOGOUT -> Code.LOGGED_OUT;
                    case CUSTOM_REQUIRED_ACTION -> step(details);
                    case CUSTOM_REQUIRED_ACTION_ERROR -> refusedStep(error);
                    case USER_DISABLED_BY_TEMPORARY_LOCKOUT -> Code.LOCKED_FOR_NOW;
                    case USER_DISABLED_BY_PERMANENT_LOCKOUT -> Code.LOCKED_UNTIL_UNLOCKED;
                    case UPDATE_CREDENTIAL -> credential(details);
                    case UPDATE_CREDENTIAL_ERROR ->
                        Errors.PASSWORD_REJECTED.equals(error) ? Code.PASSWORD_REFUSED : Code.REFUSED;
                    case REMOVE_CREDENTIAL -> isFactor(details) ? Code.FACTOR_REMOVED : null;
                    case UPDATE_PROFILE ->
                        details.containsKey(Details.PREF_UPDATED + UserModel.USERNAME) ? Code.USER_ID_CHANGED : null;
                    case UPDATE_EMAIL ->
                        Objects.equals(details.get(Details.PREVIOUS_EMAIL), details.get(Details.UPDATED_EMAIL))
                                ? null
                                : Code.EMAIL_CHANGED;
                    case SEND_RESET_PASSWORD -> Code.RESET_MAIL_SENT;
                    case SEND_VERIFY_EMAIL -> Code.CONFIRMATION_MAIL_SENT;
                    case SEND_VERIFY_EMAIL_ERROR -> AddressRefusal.ERROR.equals(error) ? Code.MAIL_REFUSED : null;
                    default -> null;
                });
    }

    /** A wrong code names the device, a passkey its kind; a wrong password has neither. */
    private static Code refusedLogin(String error, Map<String, String> details) {
        if (!Errors.INVALID_USER_CREDENTIALS.equals(error)) {
            return refusedStep(error);
        }
        return details.containsKey(Details.SELECTED_CREDENTIAL_ID) || isFactor(details)
                ? Code.WRONG_CODE
                : Code.WRONG_PASSWORD;
    }

    private static Code refusedStep(String error) {
        return switch (error) {
            case "birthdate_mismatch" -> Code.WRONG_BIRTHDATE;
            case "birthdate_locked" -> Code.LOCKED_BIRTHDATE;
            case "birthdate_missing" -> Code.RECORD_INCOMPLETE;
            case "terms_declined" -> Code.TERMS_DECLINED;
            case Errors.USER_DISABLED, Errors.USER_TEMPORARILY_DISABLED -> Code.REFUSED_WHILE_LOCKED;
            default -> Code.REFUSED;
        };
    }

    private static @Nullable Code step(Map<String, String> details) {
        boolean putOff = details.containsKey("put_off");
        return switch (details.getOrDefault(Details.CUSTOM_REQUIRED_ACTION, "")) {
            case ProviderIds.BIRTHDATE -> Code.BIRTHDATE_AGREED;
            case ProviderIds.TERMS -> putOff ? Code.TERMS_PUT_OFF : Code.TERMS_AGREED;
            case ProviderIds.USER_ID -> Code.USER_ID_STEP_DONE;
            default -> null;
        };
    }

    private static @Nullable Code credential(Map<String, String> details) {
        if (PasswordCredentialModel.TYPE.equals(details.get(Details.CREDENTIAL_TYPE))) {
            return Code.PASSWORD_CHANGED;
        }
        return isFactor(details) && !details.containsKey(WAITING) ? Code.FACTOR_ADDED : null;
    }

    private static boolean isFactor(Map<String, String> details) {
        return Stream.ofNullable(details.get(Details.CREDENTIAL_TYPE))
                .anyMatch(type -> MfaMethod.ofCredentialType(type).isPresent());
    }
}
