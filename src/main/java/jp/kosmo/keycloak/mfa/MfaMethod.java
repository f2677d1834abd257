package jp.kosmo.keycloak.mfa;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.text.TypedText;
import jp.kosmo.keycloak.union.ActionSettings;
import org.jspecify.annotations.Nullable;

/** The second factor a member can choose. */
public enum MfaMethod {
    /** 「OTP認証」: a code from an app on the phone. */
    OTP("otp", "otp", ProviderIds.CONFIGURE_TOTP),
    /** 「生体認証」: a passkey; WebAuthn with user verification. */
    PASSKEY("passkey", "webauthn", ProviderIds.REGISTER_PASSKEY);

    /** The member's attribute that holds the choice, a {@link #value()}. */
    public static final String ATTRIBUTE = "mfaMethod";
    /** The setting of {@code kosmo-user-id} with what members may choose from, separated by commas. */
    public static final String OFFERED = "methods";
    /** Its value while the union has set none. */
    public static final String OFFERED_BY_DEFAULT = "otp,passkey";

    private final String value;
    private final String credentialType;
    private final String setUpAction;

    MfaMethod(String value, String credentialType, String setUpAction) {
        this.value = value;
        this.credentialType = credentialType;
        this.setUpAction = setUpAction;
    }

    /** The method with this value; empty for null and for anything else. */
    public static Optional<MfaMethod> of(@Nullable String value) {
        return Stream.of(values()).filter(method -> method.value.equals(value)).findFirst();
    }

    /** The method whose stored credentials are of this type; empty for any other. */
    public static Optional<MfaMethod> ofCredentialType(String type) {
        return Stream.of(values())
                .filter(method -> method.credentialType.equals(type))
                .findFirst();
    }

    /**
     * What members may choose from, in the union's order; never empty. A name from a realm file that stands for no
     * method is left out.
     */
    public static List<MfaMethod> offered(ActionSettings userIdStep) {
        List<MfaMethod> offered = offeredNames(userIdStep)
                .flatMap(name -> of(name).stream())
                .distinct()
                .toList();
        return offered.isEmpty() ? List.of(values()) : offered;
    }

    /** The names that the union wrote, in full width or half, for the check of the setting. */
    public static Stream<String> offeredNames(ActionSettings userIdStep) {
        String written = TypedText.ascii(userIdStep.text(OFFERED).orElse(OFFERED_BY_DEFAULT));
        return Stream.of(written.split(",", -1)).map(TypedText::trimmed);
    }

    /** As stored and as posted by forms: {@code otp} or {@code passkey}. */
    public String value() {
        return value;
    }

    /** The type of Keycloak's stored credentials of this method. */
    public String credentialType() {
        return credentialType;
    }

    /** The required action that sets it up. */
    public String setUpAction() {
        return setUpAction;
    }

    /** The other one. */
    public MfaMethod other() {
        return this == OTP ? PASSKEY : OTP;
    }
}
