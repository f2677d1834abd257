package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.RealmRepresentation;

/** How it looks where a login ends, with the desk as a union fills it in, and that the button there works. */
@BrowserTest
class EndOfTheWayIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "endsseen", EndOfTheWayIT::fillInDesk);

    @ParameterizedTest
    @EnumSource
    void whoseCookiesAreLostGoesBackToThePortal(Device device) {
        for (String language : List.of("ja", "en")) {
            Page page = Chromium.open(device, language);
            page.navigate(UNION.portalRequest(Map.of()).uri().toString());
            page.context().clearCookies();
            page.locator("[name=username]").fill("nobody1234");
            page.locator("[name=password]").fill("wrong-password1");

            page.locator("#kc-login").click();

            endsAt(page, "error", "ends-cookies-lost");
            assertThat(UNION.events().detail("support_code"))
                    .contains(page.locator(".kosmo-support strong").innerText());
            goesBackToThePortal(page);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoseLinkIsTooOldGoesBackToThePortal(Device device) {
        Member member = UNION.importSettled(MemberSpec.settled());
        member.admin().executeActionsEmail(List.of("kosmo-birthdate"), 1);
        long expiry = Instant.now().getEpochSecond() + 1;
        String link = member.nextMail().links().get(0);
        Awaitility.await("the link has expired").until(() -> Instant.now().getEpochSecond() > expiry);
        for (String language : List.of("ja", "en")) {
            Page page = Chromium.open(device, language);

            page.navigate(link);

            endsAt(page, "error", "ends-link-expired");
            goesBackToThePortal(page);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoMistypesTheAddressGoesBackToThePortal(Device device) {
        for (String language : List.of("ja", "en")) {
            Page page = Chromium.open(device, language);

            page.navigate(UNION.loginUrl() + "/realms/" + UNION.name() + "/nowhere");

            endsAt(page, "error", "ends-not-found");
            goesBackToThePortal(page);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoOpensAStepBeforeItsTurnGoesOn(Device device) {
        for (String language : List.of("ja", "en")) {
            Page page = Chromium.open(device, language);
            page.navigate(UNION.portalRequest(Map.of()).uri().toString());

            page.navigate(page.locator("#kc-form-login")
                    .getAttribute("action")
                    .replace("/authenticate?", "/required-action?"));

            endsAt(page, "login-page-expired", "ends-page-expired");
            primary(page).click();
            assertThat(page.locator("[name=username]").isVisible()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoCannotBeLetInLogsInAgain(Device device) {
        for (String language : List.of("ja", "en")) {
            Page page = Chromium.open(device, language);
            Member member = UNION.importMember(MemberSpec.newcomer().without("birthdate"), "kosmo-birthdate");
            page.navigate(UNION.portalRequest(Map.of()).uri().toString());
            page.locator("[name=username]").fill(member.username());
            page.locator("[name=password]").fill(member.password());

            page.locator("#kc-login").click();

            endsAt(page, "kosmo-stopped", "ends-stopped");
            primary(page).click();
            assertThat(page.locator("[name=username]").isVisible()).isTrue();
        }
    }

    private static void endsAt(Page page, String template, String screen) {
        page.waitForSelector("body[data-page-id='login-" + template + "']");
        Screens.shot(page, screen);
        assertThat(primary(page).count()).isEqualTo(1);
        assertThat(page.locator(".kosmo-desk").innerText()).contains("03-1234-5678", "https://desk.example/");
    }

    private static void goesBackToThePortal(Page page) {
        primary(page).click();
        page.waitForURL(UNION.portalUrl() + "/");
    }

    private static Locator primary(Page page) {
        return page.locator("main .kosmo-primary");
    }

    private static void fillInDesk(RealmRepresentation realm) {
        realm.getLocalizationTexts().forEach((language, texts) -> {
            texts.put("kosmo.desk.phone", "03-1234-5678");
            texts.put(
                    "kosmo.desk.hours",
                    language.equals("ja") ? "平日 9:00～17:00（12:00～13:00を除く）" : "weekdays 9:00-17:00");
            texts.put("kosmo.desk.url", "https://desk.example/");
        });
    }
}
