package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import jp.kosmo.keycloak.it.client.PortalRequest;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.StockRealm;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;

/** Pages that no realm of ours leads to, in a realm that has no more of ours than the theme: decent, and doing what they are for. */
@BrowserTest
class ForeignPagesIT {

    private static final Union REALM = Union.copyOf("kanekakenpo", "foreignpages", realm -> {
        StockRealm.removeOurs(realm);
        realm.setLoginTheme("kosmo");
        realm.setRegistrationAllowed(true);
    });

    @Test
    void registration() {
        var walker = new Walker(member(), Chromium.open(Device.PHONE), Device.PHONE);
        asksToRegister(walker.page(), REALM);
        walker.sees("register", "登録", "パスワード確認用");
        // Keycloak's star stands beside its label.
        assertThat((Boolean) walker.page().evaluate("""
                () => [...document.querySelectorAll('.required')].every(star =>
                  Math.abs(star.getBoundingClientRect().bottom - star.previousElementSibling.getBoundingClientRect().bottom) < 8)
                """)).isTrue();
        Accessibility.checkForeign(walker.page(), "registration", Set.of());

        walker.page().locator("input[type=submit]").click();

        PlaywrightAssertions.assertThat(walker.page().locator("#input-error-password"))
                .isVisible();
        Accessibility.checkForeign(walker.page(), "registration, refused", Set.of());
    }

    /** A union's members come from the union: its flow for registrations lets nobody through, whatever else is switched on. */
    @Test
    void nobodyRegistersWithAUnion() {
        Union union = Union.copyOf("kanekakenpo", "registersnobody", realm -> realm.setRegistrationAllowed(true));
        Page page = Chromium.open(Device.PHONE);

        asksToRegister(page, union);

        PlaywrightAssertions.assertThat(page.locator("body[data-page-id='login-error']"))
                .isVisible();
        assertThat(page.locator("form").count()).isZero();
    }

    private static Member member() {
        return REALM.importSettled(MemberSpec.settled().withoutFactors());
    }

    private static void asksToRegister(Page page, Union union) {
        URI endpoint = union.endpoint("registrations");
        page.navigate(PortalRequest.of(endpoint, "portal", union.callbackUrl(), Map.of())
                .uri()
                .toString());
    }
}
