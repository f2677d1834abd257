package jp.kosmo.keycloak.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void addressesAreWrittenAsTheRealmFilesListThem() {
        Site site = sites.all().get(0);

        assertThat(site.top()).isEqualTo(URI.create("http://www.kanekakenpo.portal.localhost:8000/"));
        assertThat(site.issuer())
                .isEqualTo(URI.create("http://www.kanekakenpo.portal.localhost:8080/realms/kanekakenpo"));
        assertThat(site.account("account-security/signing-in"))
                .isEqualTo("http://www.kanekakenpo.portal.localhost:8080/realms/kanekakenpo"
                        + "/account/account-security/signing-in?referrer=portal");
    }
}
