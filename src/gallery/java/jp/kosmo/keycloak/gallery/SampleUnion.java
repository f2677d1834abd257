package jp.kosmo.keycloak.gallery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.OTPPolicy;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.RequiredCredentialModel;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.util.JsonSerialization;

/**
 * A union as the gallery shows it.
 *
 * @param displayName of the realm
 * @param texts what its administrators have entered under Localization, by language
 */
record SampleUnion(String displayName, Map<String, Map<String, String>> texts) {
    /** Has set nothing. */
    static final SampleUnion PLAIN = new SampleUnion("カネカ健康保険組合", Map.of());

    /** Nothing that a page would have to fetch. */
    private static final String LOGO =
            "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdC"
                    + "b3g9IjAgMCAzMiAzMiI+PGNpcmNsZSBjeD0iMTYiIGN5PSIxNiIgcj0iMTQiIGZpbGw9IiM3YTFmNWMiLz48L3N2Zz4=";

    /** Has set everything, and has a long name. */
    static final SampleUnion DRESSED = new SampleUnion(
            "日本情報機器販売業ソフトウェア健康保険組合",
            Map.of(
                    "en",
                    Map.of(
                            "kosmo.branding.accent", "#7a1f5c",
                            "kosmo.branding.logo", LOGO,
                            "kosmo.branding.favicon", LOGO),
                    "ja",
                    Map.of(
                            "kosmo.title", "{0}加入者ページ",
                            "kosmo.desk.name", "適用課 ログイン相談窓口",
                            "kosmo.desk.phone", "0120-000-000",
                            "kosmo.desk.hours", "平日 9:00～17:00（年末年始をのぞく）",
                            "kosmo.desk.url", "https://www.example.jp/contact")));

    /** As the realm file of this name, which ships, has it. */
    static SampleUnion shipped(String realm) {
        try {
            RealmRepresentation file = JsonSerialization.readValue(
                    Files.readString(Path.of("realm-export", realm + "-realm.json")), RealmRepresentation.class);
            return new SampleUnion(file.getDisplayName(), file.getLocalizationTexts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order in which the first login asks for them. */
    static final List<String> STEPS = List.of(
            "kosmo-birthdate", "kosmo-terms", "kosmo-user-id", "CONFIGURE_TOTP", "UPDATE_PASSWORD", "UPDATE_EMAIL");

    RealmModel realm() {
        return new Stub()
                .on("getId", "sample")
                .on("getName", "sample")
                .on("getDisplayName", displayName)
                .on("getDisplayNameHtml", null)
                .answer("getAttribute", arguments -> arguments.length > 1 ? arguments[1] : null)
                .answer("getClientByClientId", arguments -> "portal".equals(arguments[0]) ? portal() : null)
                .on("getDefaultLocale", "ja")
                .answer("getSupportedLocalesStream", arguments -> Stream.of("ja", "en"))
                .on("getRealmLocalizationTexts", texts)
                .answer(
                        "getRealmLocalizationTextsByLocale",
                        arguments -> texts.getOrDefault(String.valueOf(arguments[0]), Map.of()))
                .on("getOTPPolicy", OTPPolicy.DEFAULT_POLICY)
                .on("getPasswordPolicy", PasswordPolicy.empty())
                .answer(
                        "getRequiredActionProviderByAlias",
                        arguments -> STEPS.contains(arguments[0]) ? enabled(String.valueOf(arguments[0])) : null)
                .answer(
                        "getRequiredActionProvidersStream",
                        arguments -> STEPS.stream().map(SampleUnion::enabled))
                .answer(
                        "getRequiredActionProviderByAlias",
                        arguments -> STEPS.contains(arguments[0]) ? enabled(String.valueOf(arguments[0])) : null)
                .on("getSmtpConfig", Map.of("from", "info@example.jp"))
                .answer("getRequiredCredentialsStream", arguments -> Stream.of(RequiredCredentialModel.PASSWORD))
                .on("isEventsEnabled", true)
                .on("isInternationalizationEnabled", true)
                .on("isLoginWithEmailAllowed", false)
                .on("isOrganizationsEnabled", false)
                .on("isIdentityFederationEnabled", false)
                .on("isRegistrationAllowed", false)
                .on("isRegistrationEmailAsUsername", false)
                .on("isRememberMe", true)
                .on("isResetPasswordAllowed", true)
                .as(RealmModel.class);
    }

    ClientModel portal() {
        return new Stub()
                .on("getClientId", "portal")
                .on("getId", "portal")
                .on("getName", "ポータル")
                .on("getRootUrl", null)
                .on("getBaseUrl", "https://www.example.jp/")
                .on("getAttributes", Map.of())
                .as(ClientModel.class);
    }

    private static RequiredActionProviderModel enabled(String action) {
        var model = new RequiredActionProviderModel();
        model.setAlias(action);
        model.setEnabled(true);
        return model;
    }
}
