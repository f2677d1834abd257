package jp.kosmo.keycloak.union;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.kosmo.keycloak.console.ConsoleSetting;
import jp.kosmo.keycloak.realm.CurrentRealm;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The settings that Keycloak's own steps have beside ours. In a union's realm they are shown in the language of the console,
 * too, and read the same way as ours; in any other everything is Keycloak's.
 */
public final class StockSettings {

    private static final int A_YEAR = 31_536_000;
    private static final String TEXTS = "keycloak.";
    private static final NumberSetting MAX_AUTH_AGE =
            new NumberSetting(TEXTS + Constants.MAX_AUTH_AGE_KEY, 300, 0, A_YEAR);

    /** A newer Keycloak may have others, which are shown in its own words. */
    private static final Set<String> TRANSLATED =
            Set.of(Constants.MAX_AUTH_AGE_KEY, "verifyEmail", "emailResendCooldownSeconds", "add-recovery-codes");

    private StockSettings() {}

    /** The settings of a step of Keycloak's with ours added. */
    public static List<ProviderConfigProperty> with(
            List<ProviderConfigProperty> stocks, List<ProviderConfigProperty> ours) {
        return CurrentRealm.isPlain()
                ? stocks
                : Stream.concat(stocks.stream().map(StockSettings::translated), ours.stream())
                        .toList();
    }

    private static ProviderConfigProperty translated(ProviderConfigProperty stock) {
        return TRANSLATED.contains(stock.getName()) ? new ConsoleSetting(TEXTS + stock.getName(), stock) : stock;
    }

    /** Refuses what is no number of seconds in the setting that all of them have; nothing in a realm that is no union's. */
    public static void require(RealmModel realm, String provider, RequiredActionConfigModel stored) {
        if (UnionRealm.is(realm)) {
            MAX_AUTH_AGE.require(ActionSettings.of(provider, stored));
        }
    }
}
