package jp.kosmo.keycloak.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.util.JsonSerialization;

class SitesTest {
    private final Sites sites = Sites.samples(8000, 8080);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "www.daiwakenpo.portal.localhost:8000",
                "www.daiwakenpo.portal.localhost",
                "WWW.Daiwakenpo.Portal.Localhost:443"
            })
    void hostNameChoosesTheUnion(String host) {
        assertThat(sites.forHost(host)).map(Site::realm).contains("daiwakenpo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:8000",
                "daiwakenpo.portal.localhost:8000",
                "www.daiwakenpo.portal.localhost.evil.example",
                "[::1]:8000"
            })
    void anyOtherHostBelongsToNobody(String host) {
        assertThat(sites.forHost(host)).isEmpty();
    }

    /** Nobody may think to have left the union's site at the moment of typing a password. */
    @Test
    void thePortalLooksAsTheRealmFileHasTheLogin() {
        assertThat(sites.all()).allSatisfy(site -> {
            RealmRepresentation realm = JsonSerialization.readValue(
                    Files.readString(Path.of("realm-export", site.realm() + "-realm.json")), RealmRepresentation.class);
            Map<String, String> look = realm.getLocalizationTexts().getOrDefault("en", Map.of());
            Map<String, String> words = realm.getLocalizationTexts().getOrDefault("ja", Map.of());
            String logo = Base64.getEncoder()
                    .encodeToString(site.look().logo().strip().getBytes(StandardCharsets.UTF_8));

            assertThat(site.name()).isEqualTo(realm.getDisplayName());
            assertThat(look.get("kosmo.branding.logo")).isEqualTo("data:image/svg+xml;base64," + logo);
            assertThat(Resource.text("portal.css"))
                    .containsPattern("\\[data-union=\"" + site.realm() + "\"] \\{\\s+--accent: "
                            + look.get("kosmo.branding.accent") + ";");
            assertThat(words.get("kosmo.desk.phone")).isEqualTo(site.look().phone());
            assertThat(words.get("kosmo.desk.hours")).isEqualTo(site.look().hours());
            assertThat(Jsoup.parse(PortalPages.top(site)).select(".brand").text())
                    .isEqualTo(words.getOrDefault("kosmo.title", "").replace("{0}", site.name()));
        });
    }

    @Test
    void addressesAreWrittenAsTheRealmFilesListThem() {
        Site site = sites.all().get(0);

        assertThat(site.top()).isEqualTo(URI.create("http://www.kanekakenpo.portal.localhost:8000/"));
        assertThat(site.issuer())
                .isEqualTo(URI.create("http://www.kanekakenpo.portal.localhost:8080/realms/kanekakenpo"));
        assertThat(site.backChannelLogout())
                .isEqualTo(URI.create("http://127.0.0.1:8000/backchannel-logout/kanekakenpo"));
        assertThat(site.account("account-security/signing-in"))
                .isEqualTo("http://www.kanekakenpo.portal.localhost:8080/realms/kanekakenpo"
                        + "/account/account-security/signing-in?referrer=portal");
    }
}
