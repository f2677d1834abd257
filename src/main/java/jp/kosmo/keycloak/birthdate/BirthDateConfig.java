package jp.kosmo.keycloak.birthdate;

import java.util.List;
import jp.kosmo.keycloak.union.ActionSettings;
import jp.kosmo.keycloak.union.NotificationSetting;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

/** Settings of the step: how many wrong birthdates lock the account. */
record BirthDateConfig(int maxFailures) {

    private static final String MAX_FAILURES = "maxFailures";
    private static final int DEFAULT_MAX_FAILURES = 5;
    private static final int LEAST = 1;
    private static final int MOST = 20;

    static final List<ProviderConfigProperty> PROPERTIES = List.of(
            new ProviderConfigProperty(
                    MAX_FAILURES,
                    "Wrong birthdates allowed",
                    "After this many wrong birthdates the account is disabled until the union enables it again (Users > the"
                            + " member > Enabled). 1 to 20, default 5. Entries that are not a date do not count.",
                    ProviderConfigProperty.STRING_TYPE,
                    String.valueOf(DEFAULT_MAX_FAILURES)),
            NotificationSetting.BIRTHDATE_LOCK.property());

    static BirthDateConfig from(@Nullable RequiredActionConfigModel stored) {
        return new BirthDateConfig(settings(stored).number(MAX_FAILURES, DEFAULT_MAX_FAILURES, LEAST, MOST));
    }

    static void validate(RequiredActionConfigModel stored) {
        settings(stored).requireNumber(MAX_FAILURES, LEAST, MOST);
    }

    private static ActionSettings settings(@Nullable RequiredActionConfigModel stored) {
        return ActionSettings.of(BirthDateActionFactory.ID, stored);
    }
}
