package jp.kosmo.keycloak.office.member;

import java.util.stream.Stream;

/** A page that a login asks for before it ends. */
public enum LoginStep {
    BIRTHDATE("kosmo-birthdate"),
    TERMS("kosmo-terms"),
    /** On which the second factor is chosen as well. */
    USER_ID("kosmo-user-id"),
    SET_UP_OTP("CONFIGURE_TOTP"),
    SET_UP_PASSKEY("webauthn-register"),
    PASSWORD("UPDATE_PASSWORD"),
    EMAIL("UPDATE_EMAIL"),
    /** One of Keycloak's that the bundle does not use. */
    OTHER("");

    private final String requiredAction;

    LoginStep(String requiredAction) {
        this.requiredAction = requiredAction;
    }

    /** The page of this required action. */
    public static LoginStep of(String requiredAction) {
        return Stream.of(values())
                .filter(step -> step.requiredAction.equals(requiredAction))
                .findFirst()
                .orElse(OTHER);
    }
}
