package jp.kosmo.keycloak.password;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.kosmo.keycloak.union.Settings;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.UserModel.RequiredAction;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Settings of the initial password; they stand on the required action that replaces it.
 *
 * @param derived whether members without a stored password may start with {@link InitialPassword}
 * @param days for how long after the member's record was made; 0 = for ever
 */
record InitialPasswordConfig(boolean derived, int days) {

    static final String ACTION = RequiredAction.UPDATE_PASSWORD.name();

    private static final String DERIVED = "derivedInitialPassword";
    private static final String DAYS = "derivedInitialPasswordDays";
    private static final int DEFAULT_DAYS = 90;
    private static final int MOST_DAYS = 3650;

    static final List<ProviderConfigProperty> PROPERTIES = List.of(
            new ProviderConfigProperty(
                    DERIVED,
                    "Accept a derived initial password",
                    "On: a member who has no password yet may log in with the insured person's symbol, number and"
                            + " birthdate (YYYYMMDD), one after the other, while this action is pending. It is easier to"
                            + " guess than a random password sent by letter. Default: off.",
                    ProviderConfigProperty.BOOLEAN_TYPE,
                    false),
            new ProviderConfigProperty(
                    DAYS,
                    "Days the derived initial password is accepted",
                    "Counted from the day the member's record was made. 0 = without limit; at most 3650, default 90.",
                    ProviderConfigProperty.STRING_TYPE,
                    String.valueOf(DEFAULT_DAYS)));

    static InitialPasswordConfig of(RealmModel realm) {
        Settings settings = settings(realm.getRequiredActionConfigByAlias(ACTION));
        return new InitialPasswordConfig(
                settings.flag(DERIVED, false), settings.number(DAYS, DEFAULT_DAYS, 0, MOST_DAYS));
    }

    static void validate(RequiredActionConfigModel stored) {
        settings(stored).requireNumber(DAYS, 0, MOST_DAYS);
    }

    boolean acceptedAt(Instant now, Instant recorded) {
        return derived && (days == 0 || now.isBefore(recorded.plus(Duration.ofDays(days))));
    }

    private static Settings settings(@Nullable RequiredActionConfigModel stored) {
        return Settings.of(ACTION, stored);
    }
}
