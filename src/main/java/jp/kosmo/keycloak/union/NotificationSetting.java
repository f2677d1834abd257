package jp.kosmo.keycloak.union;

import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The mails that tell members what has happened to their accounts. Keycloak has no settings for event listeners, so each
 * mail is switched in the settings of the step that it tells of; it is on unless switched off there.
 */
public enum NotificationSetting {
    USER_ID("kosmo-user-id", "noticeUserId", "user ID changed", "when the user ID was changed on the profile page"),
    METHOD(
            "kosmo-user-id",
            "noticeMethod",
            "second factor chosen anew",
            "when OTP or passkey was chosen instead of the other, except in the first login"),
    PASSWORD("UPDATE_PASSWORD", "password changed", "when the password was changed, except in the first login"),
    FIRST_LOGIN(
            "UPDATE_PASSWORD",
            "noticeFirstLogin",
            "first login done",
            "when the first own password was set in a login with the derived initial password, which others may know"),
    EMAIL("UPDATE_EMAIL", "e-mail changed", "at the old and at the new address when the e-mail address was changed"),
    OTP_APP("CONFIGURE_TOTP", "app added", "when an app for one-time passwords was added, except in the first login"),
    PASSKEY("webauthn-register", "passkey added", "when a passkey was added, except in the first login"),
    REMOVAL("delete_credential", "device deleted", "when an app or a passkey was deleted"),
    RECOVERY(
            "kosmo-reset-window",
            "account recovered",
            "when a new password was set by way of this flow; the mail names the new device, too, and stands for the"
                    + " mails about password and devices, so that a member who is not sent it is told nothing"),
    LOCK("kosmo-login", "account locked", "when the account was locked after wrong passwords or codes"),
    BIRTHDATE_LOCK("kosmo-birthdate", "account locked", "when the account was locked after wrong birthdates");

    private final String step;
    private final String setting;
    private final String label;
    private final String occasion;

    NotificationSetting(String step, String label, String occasion) {
        this(step, "notice", label, occasion);
    }

    NotificationSetting(String step, String setting, String label, String occasion) {
        this.step = step;
        this.setting = setting;
        this.label = label;
        this.occasion = occasion;
    }

    /** As the console offers it among the settings of the step. */
    public ProviderConfigProperty property() {
        return new ProviderConfigProperty(
                setting,
                "Mail: " + label,
                "On: the member gets a mail " + occasion
                        + ". Not when an administrator did it. Needs the event listener"
                        + " kosmo-notice in the realm's settings of events.",
                ProviderConfigProperty.BOOLEAN_TYPE,
                true);
    }

    /** Whether the union wants it sent. A step that stands in several flows must have it on in each. */
    public boolean isOn(RealmModel realm) {
        return Stream.concat(
                        Stream.ofNullable(realm.getRequiredActionConfigByAlias(step))
                                .map(RequiredActionConfigModel::getConfig),
                        AuthenticatorSettings.of(realm, step).map(AuthenticatorConfigModel::getConfig))
                .filter(Objects::nonNull)
                .noneMatch(settings -> "false".equals(settings.get(setting)));
    }
}
