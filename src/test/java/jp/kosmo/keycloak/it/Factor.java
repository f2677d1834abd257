package jp.kosmo.keycloak.it;

/** A second factor as members see it. */
enum Factor {
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
    String loginPage() {
        return loginPage;
    }

    /** The page on which it is set up. */
    String setUpPage() {
        return setUpPage;
    }

    /** The action that shows that page. */
    String setUpAction() {
        return setUpAction;
    }

    /** As {@code mfaMethod} has it, and as tests are named. */
    @Override
    public String toString() {
        return this == OTP ? "otp" : "passkey";
    }
}
