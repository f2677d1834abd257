package jp.kosmo.keycloak.realm;

import org.keycloak.models.UserModel;

/**
 * The ids under which Kosmo's providers, and those of Keycloak's that it replaces, are known: in realms, in the Admin Console,
 * in realm files. They never change; a realm that names them would lose its steps.
 */
public final class ProviderIds {

    /** What the ids of Kosmo's own authenticators begin with. */
    public static final String PREFIX = "kosmo-";

    // Required actions
    public static final String BIRTHDATE = "kosmo-birthdate";
    public static final String TERMS = "kosmo-terms";
    /** Of the required action and of the validator of the user profile. */
    public static final String USER_ID = "kosmo-user-id";

    public static final String FIRST_LOGIN_END = "kosmo-first-login-end";

    public static final String CONFIGURE_TOTP = "CONFIGURE_TOTP";
    public static final String REGISTER_PASSKEY = "webauthn-register";
    public static final String UPDATE_PASSWORD = "UPDATE_PASSWORD";
    public static final String UPDATE_EMAIL = UserModel.RequiredAction.UPDATE_EMAIL.name();

    // Authenticators
    /** Of the login form and of the listener that notes its outcome. */
    public static final String LOGIN = "kosmo-login";

    public static final String FORGOT_USER_ID = "kosmo-forgot-user-id";
    public static final String OTP = "kosmo-otp";
    public static final String PASSKEY = "kosmo-passkey";
    public static final String ENROLMENT = "kosmo-enrolment";
    public static final String RESET_MAIL = "kosmo-reset-mail";
    public static final String RESET_WINDOW = "kosmo-reset-window";

    // Others
    public static final String MFA_METHOD_VALIDATOR = "kosmo-mfa-method";
    public static final String INITIAL_PASSWORD = "kosmo-initial";
    /** The client of the office's page, whose roles are the clerks'. */
    public static final String OFFICE = "kosmo-office";

    public static final String NOTICE_LISTENER = "kosmo-notice";
    public static final String REMOVAL_LISTENER = "kosmo-removal";

    private ProviderIds() {}
}
