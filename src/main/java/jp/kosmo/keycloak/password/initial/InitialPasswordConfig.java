package jp.kosmo.keycloak.password.initial;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.kosmo.keycloak.union.ActionSettings;
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
 * @param maxFailures after how many wrong ones it is dead
 */
public record InitialPasswordConfig(boolean derived, int days, int maxFailures) {

    static final String ACTION = RequiredAction.UPDATE_PASSWORD.name();

    private static final String DERIVED = "derivedInitialPassword";
    private static final String DAYS = "derivedInitialPasswordDays";
    private static final int DEFAULT_DAYS = 90;
    private static final String FAILURES = "derivedInitialPasswordFailures";
    private static final int DEFAULT_FAILURES = 5;
    private static final int MOST_DAYS = 3650;
    private static final int MOST_FAILURES = 20;

    /** As the console offers them. */
    public static final List<ProviderConfigProperty> PROPERTIES = List.of(
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
                    String.valueOf(DEFAULT_DAYS)),
            new ProviderConfigProperty(
                    FAILURES,
                    "Wrong passwords that end the derived initial password",
                    "After so many wrong passwords the member's derived initial password is not accepted any more, however"
                            + " much time passes between them. Then the union sends a temporary password, or switches the"
                            + " member's account off and on again, which lets the member start anew. 1 to 20, default 5.",
                    ProviderConfigProperty.STRING_TYPE,
                    String.valueOf(DEFAULT_FAILURES)));

    static InitialPasswordConfig of(RealmModel realm) {
        ActionSettings settings = settings(realm.getRequiredActionConfigByAlias(ACTION));
        return new InitialPasswordConfig(
                settings.flag(DERIVED, false),
                settings.number(DAYS, DEFAULT_DAYS, 0, MOST_DAYS),
                settings.number(FAILURES, DEFAULT_FAILURES, 1, MOST_FAILURES));
    }

    /** Refuses what makes no sense, by {@link org.keycloak.models.ModelValidationException}. */
    public static void validate(RequiredActionConfigModel stored) {
        settings(stored).requireNumber(DAYS, 0, MOST_DAYS);
        settings(stored).requireNumber(FAILURES, 1, MOST_FAILURES);
    }

    boolean acceptedAt(Instant now, Instant recorded) {
        return derived && (days == 0 || now.isBefore(recorded.plus(Duration.ofDays(days))));
    }

    private static ActionSettings settings(@Nullable RequiredActionConfigModel stored) {
        return ActionSettings.of(ACTION, stored);
    }
}
