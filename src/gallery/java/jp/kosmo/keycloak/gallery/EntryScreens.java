package jp.kosmo.keycloak.gallery;

import java.util.stream.Stream;
import org.keycloak.forms.login.MessageType;

/** The login page, and what a member meets who has forgotten something. */
final class EntryScreens {
    private static final String FORGOT_USER_ID = "kosmo-forgot-user-id";

    private EntryScreens() {}

    static Stream<Screen> all() {
        return Stream.of(login(), forgotUserId(), forgotPassword()).flatMap(screens -> screens);
    }

    private static Stream<Screen> login() {
        return Stream.of(
                login("plain"),
                login("wrong password").with("kosmoLockoutMinutes", 15).error("username", "invalidUserMessage"),
                login("took too long").says(MessageType.ERROR, "loginTimeout"),
                Screen.of("login.ftl", "log in again")
                        .with("usernameHidden", true)
                        .nameShown()
                        .says(MessageType.INFO, "reauthenticate"),
                Screen.of("login.ftl", "log in again with a wrong password")
                        .with("usernameHidden", true)
                        .nameShown()
                        .with("kosmoLockoutMinutes", 15)
                        .error("password", "kosmoPasswordWrong"));
    }

    private static Screen login(String state) {
        return Screen.of("login.ftl", state).waysToLogIn("kosmo-login", FORGOT_USER_ID);
    }

    private static Stream<Screen> forgotUserId() {
        return Stream.of(
                Screen.of("kosmo-forgot-user-id.ftl", "plain"),
                Screen.of("kosmo-forgot-user-id.ftl", "nothing typed")
                        .error("birthdate", "kosmoBirthdateBlank")
                        .error("email", "kosmoAddressBlank"),
                Screen.of("kosmo-forgot-user-id.ftl", "mistyped")
                        .with("kosmoTypedBirthdate", "1979-8-2")
                        .with("kosmoTypedAddress", "hanako＠example")
                        .error("birthdate", "kosmoBirthdateMalformed")
                        .error("email", "kosmoAddressMalformed"));
    }

    private static Stream<Screen> forgotPassword() {
        return Stream.of(
                Screen.of("login-reset-password.ftl", "plain"),
                Screen.of("login-reset-password.ftl", "lost phone").nameShown(),
                Screen.of("login-reset-password.ftl", "nothing typed").error("username", "missingUsernameMessage"),
                login("mail about the password sent")
                        .says(MessageType.SUCCESS, "kosmoResetMailSent", "info@example.jp", "5"),
                login("mail about the user ID sent")
                        .says(MessageType.SUCCESS, "kosmoForgotUserIdSent", "hanako@example.jp", "info@example.jp"));
    }
}
