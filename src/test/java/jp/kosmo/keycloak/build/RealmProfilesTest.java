package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The two sample realms are the same code with other settings: these settings, and the union's own names. */
class RealmProfilesTest {
    @Test
    void theProfilesDifferInTheseSettingsOnly() {
        Map<String, String> manual =
                RealmFile.parse(withoutNames("kanekakenpo", "カネカ健康保険組合")).leaves();
        Map<String, String> hardened =
                RealmFile.parse(withoutNames("daiwakenpo", "大和証券グループ健康保険組合")).leaves();
        assertThat(hardened).hasSameSizeAs(manual);
        manual.entrySet().removeAll(hardened.entrySet());
        assertThat(manual)
                .isEqualTo(Map.of(
                        "/authenticatorConfig/kosmo-enrolment/config/when", "next-login",
                        "/localizationTexts/en/kosmo.branding.accent", "#00634a",
                        "/localizationTexts/en/kosmo.branding.favicon", logo(),
                        "/localizationTexts/en/kosmo.branding.logo", logo(),
                        "/localizationTexts/en/kosmo.desk.phone", "06-0000-1234",
                        "/localizationTexts/ja/kosmo.desk.phone", "06-0000-1234",
                        "/requiredActions/UPDATE_EMAIL/config/verifyEmail", "false",
                        "/requiredActions/UPDATE_PASSWORD/config/derivedInitialPassword", "true",
                        "/requiredActions/UPDATE_PASSWORD/config/initialPassword", "derived"));
    }

    private static String logo() {
        return RealmExport.properties("kanekakenpo").getProperty("logo");
    }

    private static String withoutNames(String realm, String union) {
        return RealmFile.of(realm)
                .text()
                .replace(realm, "union")
                .replace(realm.toUpperCase(Locale.ROOT), "UNION")
                .replace(union, "Union")
                .replace(RealmExport.properties(realm).getProperty("unionEn"), "Union");
    }
}
