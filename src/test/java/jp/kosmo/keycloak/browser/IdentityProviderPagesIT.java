package jp.kosmo.keycloak.browser;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.StockRealm;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** Pages of a login by way of an identity provider, which no realm of ours has. */
@BrowserTest
class IdentityProviderPagesIT {

    private static final Union REALM = ForeignPages.realm("foreignidentity", realm -> {
        realm.setSslRequired("none");
    });

    /** From another place to log in at, for the first time, to a member of the same address. */
    @Test
    void identityProvider() {
        Union city = Union.copyOf("kanekakenpo", "foreigncity", realm -> {
            StockRealm.removeOurs(realm);
            realm.setSslRequired("none");
        });
        offers(city);
        MemberSpec spec = MemberSpec.settled().withoutFactors();
        var walker = new Walker(REALM.importMember(spec), Chromium.open(Device.PHONE), Device.PHONE);
        Page page = walker.page();
        city.importMember(spec);

        walker.asksFor(Map.of());
        walker.sees("login", "ログイン", "ほかの方法でログイン", "市のログイン");
        ForeignPages.areDecent(page, "identity-providers");
        walker.follows("市のログイン");
        page.waitForURL(url -> url.startsWith(city.loginUrl()));
        walker.givesPassword();
        walker.sees("idp-review-user-profile");
        ForeignPages.areDecent(page, "identity-provider-profile");
        page.locator("#email").fill(spec.email());
        page.locator("#mfaMethod").selectOption("otp");
        page.locator("#kc-idp-review-profile-form [type=submit]").click();
        walker.sees("login-idp-link-confirm");
    }

    /** Lets members of another realm log in to this one, the first time over every page that Keycloak has for it. */
    private static void offers(Union provider) {
        var client = new ClientRepresentation();
        client.setClientId("foreign");
        client.setSecret("foreign");
        client.setRedirectUris(List.of(REALM.loginUrl() + "/realms/" + REALM.name() + "/broker/*"));
        provider.admin().clients().create(client).close();
        var offered = new IdentityProviderRepresentation();
        offered.setAlias(provider.name());
        offered.setDisplayName("市のログイン");
        offered.setProviderId("oidc");
        offered.setConfig(Map.of(
                "clientId", "foreign",
                "clientSecret", "foreign",
                "clientAuthMethod", "client_secret_post",
                "authorizationUrl", provider.endpoint("auth").toString(),
                "tokenUrl", REALM.host().adminUrl() + provider.endpoint("token").getPath(),
                "disableUserInfo", "true",
                "validateSignature", "false"));
        REALM.admin().identityProviders().create(offered).close();
        REALM.changeAuthenticator(
                "first broker login", "idp-review-profile", Map.of("update.profile.on.first.login", "on"));
    }
}
