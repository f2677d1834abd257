package jp.kosmo.keycloak.notice;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.mfa.MfaMethod;
import jp.kosmo.keycloak.union.NotificationSetting;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * What a member has changed, or somebody in the member's name. Of the two events that Keycloak sends of one change (
 * {@code UPDATE_PASSWORD} and {@code UPDATE_CREDENTIAL}) the newer one is read.
 *
 * @param what end of the keys of the mail's texts
 * @param mail which of the union's switches it is about
 * @param device the name of the device it is about; may be empty
 * @param address whom to tell; null = the address on the member's record
 */
record AccountChange(
        String what,
        NotificationSetting mail,
        String device,
        @Nullable String address) {

    /** A detail of ours: the method chosen at the set-up of the other. */
    private static final String CHOSEN = "mfa_method";
    /** A detail of ours: the factor is not the member's yet, see {@code mfa}. */
    private static final String WAITING = "replaces_when";

    AccountChange(String what, NotificationSetting mail) {
        this(what, mail, "", null);
    }

    /** Everything that this event tells; empty for most. */
    static Stream<AccountChange> of(Event event) {
        Map<String, String> details = Optional.ofNullable(event.getDetails()).orElse(Map.of());
        return switch (event.getType()) {
            case UPDATE_PROFILE ->
                Stream.of(
                                userId(details),
                                addresses(details),
                                method(details.get(Details.PREF_UPDATED + MfaMethod.ATTRIBUTE)))
                        .flatMap(changes -> changes);
            case UPDATE_EMAIL -> addresses(details);
            case CUSTOM_REQUIRED_ACTION -> chosenInstead(details);
            case UPDATE_CREDENTIAL -> details.containsKey(WAITING) ? Stream.empty() : added(details);
            case REMOVE_CREDENTIAL -> removed(details);
            default -> Stream.empty();
        };
    }

    private static Stream<AccountChange> userId(Map<String, String> details) {
        return details.containsKey(Details.PREF_UPDATED + UserModel.USERNAME)
                ? Stream.of(new AccountChange("userId", NotificationSetting.USER_ID))
                : Stream.empty();
    }

    /** Keycloak sends this event also when the address has stayed what it was. */
    private static Stream<AccountChange> addresses(Map<String, String> details) {
        String before = details.get(Details.PREVIOUS_EMAIL);
        String after = details.get(Details.UPDATED_EMAIL);
        return Objects.equals(before, after)
                ? Stream.empty()
                : Stream.concat(
                        Stream.ofNullable(before)
                                .map(old -> new AccountChange("emailOld", NotificationSetting.EMAIL, "", old)),
                        Stream.ofNullable(after)
                                .map(fresh -> new AccountChange("emailNew", NotificationSetting.EMAIL, "", fresh)));
    }

    /** At the set-up of the other; Keycloak copies the detail to the events that follow in the same request. */
    private static Stream<AccountChange> chosenInstead(Map<String, String> details) {
        return MfaMethod.of(details.get(CHOSEN))
                .filter(method -> method.other().setUpAction().equals(details.get(Details.CUSTOM_REQUIRED_ACTION)))
                .stream()
                .flatMap(method -> method(method.value()));
    }

    private static Stream<AccountChange> method(@Nullable String chosen) {
        return MfaMethod.of(chosen).stream()
                .map(method -> new AccountChange("method." + method.value(), NotificationSetting.METHOD));
    }

    private static Stream<AccountChange> added(Map<String, String> details) {
        return PasswordCredentialModel.TYPE.equals(details.get(Details.CREDENTIAL_TYPE))
                ? Stream.of(new AccountChange("password", NotificationSetting.PASSWORD))
                : factor(details)
                        .map(method -> new AccountChange(
                                "added." + method.value(),
                                method == MfaMethod.OTP ? NotificationSetting.OTP_APP : NotificationSetting.PASSKEY,
                                device(details),
                                null));
    }

    private static Stream<AccountChange> removed(Map<String, String> details) {
        return factor(details)
                .map(method -> new AccountChange(
                        "removed." + method.value(), NotificationSetting.REMOVAL, device(details), null));
    }

    private static Stream<MfaMethod> factor(Map<String, String> details) {
        return Stream.ofNullable(details.get(Details.CREDENTIAL_TYPE))
                .flatMap(type -> MfaMethod.ofCredentialType(type).stream());
    }

    private static String device(Map<String, String> details) {
        return details.getOrDefault(Details.CREDENTIAL_USER_LABEL, "");
    }
}
