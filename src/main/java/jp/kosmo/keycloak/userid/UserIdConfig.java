package jp.kosmo.keycloak.userid;

import java.util.List;
import java.util.Set;
import jp.kosmo.keycloak.console.ConsoleSetting;
import jp.kosmo.keycloak.console.ConsoleText;
import jp.kosmo.keycloak.mfa.MfaMethod;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.union.ActionSettings;
import jp.kosmo.keycloak.union.NotificationSetting;
import jp.kosmo.keycloak.union.NumberSetting;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Settings of the step.
 *
 * @param methods what members may choose from, in the order shown; never empty
 * @param requireChange whether a temporary ID must be replaced
 * @param releasedIdDays for how long an ID given up is kept from others
 * @param changesPerMonth how often a member may change the ID; 0 = as often as wished
 */
public record UserIdConfig(List<MfaMethod> methods, boolean requireChange, int releasedIdDays, int changesPerMonth) {

    private static final String REQUIRE_CHANGE = "requireChange";
    private static final NumberSetting RELEASED_ID_DAYS = new NumberSetting("userId.releasedIdDays", 180, 0, 3650);
    private static final NumberSetting CHANGES_PER_MONTH = new NumberSetting("userId.changesPerMonth", 2, 0, 100);

    private static final ProviderConfigProperty METHODS = new ConsoleSetting(
            "userId." + MfaMethod.OFFERED, ProviderConfigProperty.STRING_TYPE, MfaMethod.OFFERED_BY_DEFAULT);

    static final List<ProviderConfigProperty> PROPERTIES = List.of(
            METHODS,
            new ConsoleSetting("userId." + REQUIRE_CHANGE, ProviderConfigProperty.BOOLEAN_TYPE, false),
            RELEASED_ID_DAYS.property(),
            CHANGES_PER_MONTH.property(),
            NotificationSetting.USER_ID.property(),
            NotificationSetting.METHOD.property());

    public static UserIdConfig of(RealmModel realm) {
        return from(realm.getRequiredActionConfigByAlias(ProviderIds.USER_ID));
    }

    static UserIdConfig from(@Nullable RequiredActionConfigModel stored) {
        ActionSettings settings = settings(stored);
        return new UserIdConfig(
                MfaMethod.offered(settings),
                settings.flag(REQUIRE_CHANGE, false),
                RELEASED_ID_DAYS.of(settings),
                CHANGES_PER_MONTH.of(settings));
    }

    /**
     * Refuses, naming the setting, what makes no sense.
     *
     * @param undeclared attributes the step stores and the user profile does not declare
     */
    static void validate(RequiredActionConfigModel stored, List<String> undeclared) {
        ActionSettings settings = settings(stored);
        if (!undeclared.isEmpty()) {
            throw settings.refusal(METHODS, ConsoleText.of("userId.undeclared") + String.join(", ", undeclared));
        }
        List<String> offered = MfaMethod.offeredNames(settings).toList();
        if (offered.stream().anyMatch(name -> MfaMethod.of(name).isEmpty())
                || Set.copyOf(offered).size() < offered.size()) {
            throw settings.refusal(METHODS, "error-invalid-value");
        }
        RELEASED_ID_DAYS.require(settings);
        CHANGES_PER_MONTH.require(settings);
    }

    private static ActionSettings settings(@Nullable RequiredActionConfigModel stored) {
        return ActionSettings.of(ProviderIds.USER_ID, stored);
    }
}
