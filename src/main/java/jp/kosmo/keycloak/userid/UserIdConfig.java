package jp.kosmo.keycloak.userid;

import java.util.List;
import jp.kosmo.keycloak.mfa.MfaMethod;
import jp.kosmo.keycloak.union.ActionSettings;
import jp.kosmo.keycloak.union.NotificationSetting;
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
record UserIdConfig(List<MfaMethod> methods, boolean requireChange, int releasedIdDays, int changesPerMonth) {

    private static final String REQUIRE_CHANGE = "requireChange";
    private static final String RELEASED_ID_DAYS = "releasedIdDays";
    private static final String CHANGES_PER_MONTH = "changesPerMonth";
    private static final int DEFAULT_RELEASED_ID_DAYS = 180;
    private static final int DEFAULT_CHANGES_PER_MONTH = 2;
    private static final int MOST_DAYS = 3650;
    private static final int MOST_CHANGES = 100;

    static final List<ProviderConfigProperty> PROPERTIES = List.of(
            new ProviderConfigProperty(
                    MfaMethod.OFFERED,
                    "Second factors offered",
                    "What members may choose from, in this order, separated by commas: otp (code from an app), passkey"
                            + " (face, fingerprint or device PIN). Default: otp,passkey.",
                    ProviderConfigProperty.STRING_TYPE,
                    MfaMethod.OFFERED_BY_DEFAULT),
            new ProviderConfigProperty(
                    REQUIRE_CHANGE,
                    "Temporary IDs must be changed",
                    "On: a member whose temporary-ID flag is set has to choose an own user ID. Off: the temporary ID may"
                            + " be kept.",
                    ProviderConfigProperty.BOOLEAN_TYPE,
                    false),
            new ProviderConfigProperty(
                    RELEASED_ID_DAYS,
                    "Days a released ID is kept back",
                    "A user ID that a member gave up is refused to other members for this many days, unless it was held"
                            + " for less than a day. Administrators may give it. 0 to 3650, default 180.",
                    ProviderConfigProperty.STRING_TYPE,
                    String.valueOf(DEFAULT_RELEASED_ID_DAYS)),
            new ProviderConfigProperty(
                    CHANGES_PER_MONTH,
                    "Changes of user ID per month",
                    "How often a member may change the user ID in a calendar month (Japan time). The change of a temporary"
                            + " ID and changes by administrators do not count. 0 to 100, default 2; 0: as often as wished.",
                    ProviderConfigProperty.STRING_TYPE,
                    String.valueOf(DEFAULT_CHANGES_PER_MONTH)),
            NotificationSetting.USER_ID.property(),
            NotificationSetting.METHOD.property());

    static UserIdConfig of(RealmModel realm) {
        return from(realm.getRequiredActionConfigByAlias(UserIdActionFactory.ID));
    }

    static UserIdConfig from(@Nullable RequiredActionConfigModel stored) {
        ActionSettings settings = settings(stored);
        return new UserIdConfig(
                MfaMethod.offered(settings),
                settings.flag(REQUIRE_CHANGE, false),
                settings.number(RELEASED_ID_DAYS, DEFAULT_RELEASED_ID_DAYS, 0, MOST_DAYS),
                settings.number(CHANGES_PER_MONTH, DEFAULT_CHANGES_PER_MONTH, 0, MOST_CHANGES));
    }

    /**
     * Refuses, naming the setting, what makes no sense.
     *
     * @param undeclared attributes the step stores and the user profile does not declare
     */
    static void validate(RequiredActionConfigModel stored, List<String> undeclared) {
        ActionSettings settings = settings(stored);
        if (!undeclared.isEmpty()) {
            throw settings.refusal(
                    MfaMethod.OFFERED,
                    "The user profile does not declare what this step stores: " + String.join(", ", undeclared));
        }
        if (MfaMethod.offeredNames(settings).anyMatch(name -> MfaMethod.of(name).isEmpty())) {
            throw settings.refusal(MfaMethod.OFFERED, "error-invalid-value");
        }
        settings.requireNumber(RELEASED_ID_DAYS, 0, MOST_DAYS);
        settings.requireNumber(CHANGES_PER_MONTH, 0, MOST_CHANGES);
    }

    private static ActionSettings settings(@Nullable RequiredActionConfigModel stored) {
        return ActionSettings.of(UserIdActionFactory.ID, stored);
    }
}
