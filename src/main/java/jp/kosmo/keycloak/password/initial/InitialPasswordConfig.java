package jp.kosmo.keycloak.password.initial;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kosmo.keycloak.console.ConsoleSetting;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.union.ActionSettings;
import jp.kosmo.keycloak.union.NumberSetting;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Settings of the initial password; they stand on the required action that replaces it.
 *
 * @param derived whether members without a stored password may start with {@link InitialPassword}
 * @param days for how long after the member's record was made, or the union's office has issued it anew; 0 = for ever
 * @param maxFailures after how many wrong ones it is dead
 */
public record InitialPasswordConfig(boolean derived, int days, int maxFailures) {

    static final String ACTION = ProviderIds.UPDATE_PASSWORD;

    private static final String DERIVED = "derivedInitialPassword";
    private static final NumberSetting DAYS = new NumberSetting("password.derivedInitialPasswordDays", 90, 0, 3650);
    private static final NumberSetting FAILURES =
            new NumberSetting("password.derivedInitialPasswordFailures", 5, 1, 20);

    /** As the console offers them. */
    public static final List<ProviderConfigProperty> PROPERTIES = List.of(
            new ConsoleSetting("password." + DERIVED, ProviderConfigProperty.BOOLEAN_TYPE, false),
            DAYS.property(),
            FAILURES.property());

    static InitialPasswordConfig of(RealmModel realm) {
        ActionSettings settings = settings(realm.getRequiredActionConfigByAlias(ACTION));
        return new InitialPasswordConfig(settings.flag(DERIVED, false), DAYS.of(settings), FAILURES.of(settings));
    }

    /** Refuses what makes no sense, by {@link org.keycloak.models.ModelValidationException}. */
    public static void validate(RequiredActionConfigModel stored) {
        DAYS.require(settings(stored));
        FAILURES.require(settings(stored));
    }

    boolean acceptedAt(Instant now, Instant issued) {
        return derived && end(issued).map(now::isBefore).orElse(true);
    }

    /** When one that was issued then is no longer good; empty = never. */
    Optional<Instant> end(Instant issued) {
        return days == 0 ? Optional.empty() : Optional.of(issued.plus(Duration.ofDays(days)));
    }

    private static ActionSettings settings(@Nullable RequiredActionConfigModel stored) {
        return ActionSettings.of(ACTION, stored);
    }
}
