package jp.kosmo.keycloak.union;

import java.time.Duration;
import java.util.List;
import jp.kosmo.keycloak.realm.ProviderIds;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * What a union has set for its office; settings of {@code kosmo-login}, through which its clerks log in. Where that stands in several
 * flows, the strictest counts.
 */
public final class OfficeSettings {

    private static final ListSetting MINUTES =
            new ListSetting("login.officeMinutes", "10", List.of("5", "10", "15", "30", "60", "480"));
    private static final ListSetting TRIES_PER_MEMBER =
            new ListSetting("login.officeTriesPerMember", "5", List.of("3", "5", "10", "20"));
    private static final ListSetting TRIES_PER_CLERK =
            new ListSetting("login.officeTriesPerClerk", "30", List.of("10", "20", "30", "60", "100", "200"));

    private static final ListSetting SEARCHES_PER_CLERK =
            new ListSetting("login.officeSearchesPerClerk", "100", List.of("50", "100", "200", "500"));
    private static final ListSetting IMPORT_DAYS =
            new ListSetting("login.officeImportDays", "30", List.of("7", "14", "30", "60", "90"));

    private OfficeSettings() {}

    /** As the console offers them. */
    public static List<ProviderConfigProperty> properties() {
        return List.of(
                MINUTES.property(),
                TRIES_PER_MEMBER.property(),
                TRIES_PER_CLERK.property(),
                SEARCHES_PER_CLERK.property(),
                IMPORT_DAYS.property());
    }

    /** How long ago a clerk may have shown password and factor when a task opens or closes an account. */
    public static Duration maxAgeOfLogin(RealmModel realm) {
        return Duration.ofMinutes(strictest(realm, MINUTES));
    }

    /** How often in an hour it may be checked whether a caller is this member. */
    public static int triesPerMember(RealmModel realm) {
        return strictest(realm, TRIES_PER_MEMBER);
    }

    /** How often in an hour one clerk may check who calls. */
    public static int triesPerClerk(RealmModel realm) {
        return strictest(realm, TRIES_PER_CLERK);
    }

    /** How often in an hour a clerk who sees no records may look for a member. */
    public static int searchesPerClerk(RealmModel realm) {
        return strictest(realm, SEARCHES_PER_CLERK);
    }

    /** How long an import is kept after its last change: its file, its rows, what became of them. */
    public static Duration importsAreKept(RealmModel realm) {
        return Duration.ofDays(strictest(realm, IMPORT_DAYS));
    }

    private static int strictest(RealmModel realm, ListSetting setting) {
        return AuthenticatorSettings.of(realm, ProviderIds.LOGIN)
                .map(setting::numberOf)
                .min(Integer::compare)
                .orElseGet(() -> setting.numberOf(null));
    }
}
