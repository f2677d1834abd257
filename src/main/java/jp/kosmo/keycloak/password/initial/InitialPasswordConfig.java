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
 * Settings of the initial password; they stand on the required action that replaces it. A code that was issued once counts
 * until its end whatever is set later, for the letter is in somebody's hands.
 *
 * @param kind what members start with from now on
 * @param derived whether members without a stored password or code may start with {@link InitialPassword}: also those of before in
 *     a union that issues codes now
 * @param days for how long after the member's record was made, or the union's office has issued it anew; 0 = for ever
 * @param maxFailures after how many wrong ones the derived one is dead
 */
public record InitialPasswordConfig(InitialPasswordKind kind, boolean derived, int days, int maxFailures) {

    static final String ACTION = ProviderIds.UPDATE_PASSWORD;

    private static final String DERIVED = "derivedInitialPassword";
    private static final NumberSetting DAYS = new NumberSetting("password.derivedInitialPasswordDays", 90, 0, 3650);
    private static final NumberSetting FAILURES =
            new NumberSetting("password.derivedInitialPasswordFailures", 5, 1, 20);

    /** As the console offers them. */
    public static final List<ProviderConfigProperty> PROPERTIES = List.of(
            InitialPasswordKind.SETTING.property(),
            new ConsoleSetting("password." + DERIVED, ProviderConfigProperty.BOOLEAN_TYPE, false),
            DAYS.property(),
            FAILURES.property());

    static InitialPasswordConfig of(RealmModel realm) {
        ActionSettings settings = settings(realm.getRequiredActionConfigByAlias(ACTION));
        InitialPasswordKind chosen = InitialPasswordKind.of(InitialPasswordKind.SETTING.of(settings));
        return of(
                chosen,
                settings.flag(DERIVED, chosen == InitialPasswordKind.DERIVED),
                DAYS.of(settings),
                FAILURES.of(settings));
    }

    /** A realm from before codes has only the flag; it goes on to mean the same, and where it is off nothing is derived. */
    static InitialPasswordConfig of(InitialPasswordKind chosen, boolean derived, int days, int maxFailures) {
        InitialPasswordKind kind = chosen;
        if (chosen != InitialPasswordKind.ISSUED) {
            kind = derived ? InitialPasswordKind.DERIVED : InitialPasswordKind.NONE;
        }
        return new InitialPasswordConfig(kind, derived, days, maxFailures);
    }

    /** Refuses what makes no sense, by {@link org.keycloak.models.ModelValidationException}. */
    public static void validate(RequiredActionConfigModel stored) {
        InitialPasswordKind.SETTING.require(settings(stored));
        DAYS.require(settings(stored));
        FAILURES.require(settings(stored));
    }

    /** Whether the derived one is good then. */
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
