package jp.kosmo.keycloak.union;

import java.util.Objects;
import java.util.stream.Stream;
import jp.kosmo.keycloak.console.ConsoleSetting;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.text.TypedText;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The mails that tell members what has happened to their accounts. Keycloak has no settings for event listeners, so each
 * mail is switched in the settings of the step that it tells of; it is on unless switched off there.
 */
public enum NotificationSetting {
    USER_ID(ProviderIds.USER_ID, "noticeUserId", "userId"),
    METHOD(ProviderIds.USER_ID, "noticeMethod", "method"),
    PASSWORD(ProviderIds.UPDATE_PASSWORD, "password"),
    FIRST_LOGIN(ProviderIds.UPDATE_PASSWORD, "noticeFirstLogin", "firstLogin"),
    EMAIL("UPDATE_EMAIL", "email"),
    OTP_APP(ProviderIds.CONFIGURE_TOTP, "otpApp"),
    PASSKEY(ProviderIds.REGISTER_PASSKEY, "passkey"),
    REMOVAL("delete_credential", "removal"),
    RECOVERY(ProviderIds.RESET_WINDOW, "recovery"),
    LOCK(ProviderIds.LOGIN, "lock"),
    BIRTHDATE_LOCK(ProviderIds.BIRTHDATE, "birthdateLock");

    private final String step;
    private final String setting;
    private final String texts;

    NotificationSetting(String step, String occasion) {
        this(step, "notice", occasion);
    }

    NotificationSetting(String step, String setting, String occasion) {
        this.step = step;
        this.setting = setting;
        this.texts = "notice." + occasion;
    }

    /** As the console offers it among the settings of the step. */
    public ProviderConfigProperty property() {
        return new ConsoleSetting(setting, texts, ProviderConfigProperty.BOOLEAN_TYPE, true);
    }

    /** Whether the union wants it sent. A step that stands in several flows must have it on in each. */
    public boolean isOn(RealmModel realm) {
        return Stream.concat(
                        Stream.ofNullable(realm.getRequiredActionConfigByAlias(step))
                                .map(RequiredActionConfigModel::getConfig),
                        AuthenticatorSettings.of(realm, step).map(AuthenticatorConfigModel::getConfig))
                .filter(Objects::nonNull)
                .noneMatch(settings -> "false".equalsIgnoreCase(TypedText.ascii(settings.get(setting))));
    }
}
