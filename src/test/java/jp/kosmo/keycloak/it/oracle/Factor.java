package jp.kosmo.keycloak.it.oracle;

/** A second factor as members see it. */
public enum Factor {
    OTP("login-login-otp", "login-login-config-totp", "CONFIGURE_TOTP"),
    PASSKEY("login-webauthn-authenticate", "login-webauthn-register", "webauthn-register");

    private final String loginPage;
    private final String setUpPage;
    private final String setUpAction;

    Factor(String loginPage, String setUpPage, String setUpAction) {
        this.loginPage = loginPage;
        this.setUpPage = setUpPage;
        this.setUpAction = setUpAction;
    }

    /** The page that asks for it. */
    public String loginPage() {
        return loginPage;
    }

    /** The page on which it is set up. */
    public String setUpPage() {
        return setUpPage;
    }

    /** The action that shows that page. */
    public String setUpAction() {
        return setUpAction;
    }

    /** As {@code mfaMethod} has it, and as tests are named. */
    @Override
    public String toString() {
        return this == OTP ? "otp" : "passkey";
    }
}
