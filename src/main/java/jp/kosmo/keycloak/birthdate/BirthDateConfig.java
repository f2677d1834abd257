package jp.kosmo.keycloak.birthdate;

import java.util.List;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.union.ActionSettings;
import jp.kosmo.keycloak.union.NotificationSetting;
import jp.kosmo.keycloak.union.NumberSetting;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

/** Settings of the step: how many wrong birthdates lock the account. */
record BirthDateConfig(int maxFailures) {

    private static final NumberSetting MAX_FAILURES = new NumberSetting("birthdate.maxFailures", 5, 1, 20);

    static final List<ProviderConfigProperty> PROPERTIES =
            List.of(MAX_FAILURES.property(), NotificationSetting.BIRTHDATE_LOCK.property());

    static BirthDateConfig from(@Nullable RequiredActionConfigModel stored) {
        return new BirthDateConfig(MAX_FAILURES.of(settings(stored)));
    }

    static void validate(RequiredActionConfigModel stored) {
        MAX_FAILURES.require(settings(stored));
    }

    private static ActionSettings settings(@Nullable RequiredActionConfigModel stored) {
        return ActionSettings.of(ProviderIds.BIRTHDATE, stored);
    }
}
