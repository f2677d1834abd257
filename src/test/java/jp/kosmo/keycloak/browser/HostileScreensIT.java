package jp.kosmo.keycloak.browser;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.kosmo.keycloak.it.attack.HostileStrings;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a union and a member have written is text in a browser, too, on the pages of the login and in the Account Console, which
 * builds its pages there. Each text would open a box of the browser, which fails the test.
 */
@BrowserTest
class HostileScreensIT {

    private static final String TEXT = "\"'></title></script><img src=x onerror=alert(1)><svg onload=alert(1)>";
    private static final Union UNION = Union.copyOf("kanekakenpo", "hostilescreens", realm -> {
        realm.setDisplayName(TEXT);
        for (Map<String, String> texts : realm.getLocalizationTexts().values()) {
            for (String key : List.of(
                    "title",
                    "branding.accent",
                    "branding.logo",
                    "branding.favicon",
                    "desk.name",
                    "desk.phone",
                    "desk.hours",
                    "desk.url")) {
                texts.put("kosmo." + key, TEXT);
            }
        }
    });

    @ParameterizedTest
    @EnumSource
    void nothingRuns(Device device) {
        var names = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        HostileStrings.some(2).stream()
                .filter(HostileStrings::isText)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> names.put(name, name));
        MemberSpec spec = MemberSpec.settled().attribute("displayName", TEXT);
        for (String name : names.values()) {
            spec = spec.otp(name, "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU");
        }
        Member member = UNION.importSettled(spec);
        var walker = Walker.atPortal(member, device);
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        AccountPages account = AccountPages.opens(walker, AccountPages.METHODS);
        walker.sees("login");
        hasNothingNew(walker);
        walker.givesPassword();
        walker.sees("login-otp");
        hasNothingNew(walker);
        FactorPages.sendsCode(walker, "otp", walker.app().code());
        account.sees("ログイン方法変更", "<script>alert(1)</script>", "${7*191}");
        hasNothingNew(walker);
    }

    private static void hasNothingNew(Walker walker) {
        PlaywrightAssertions.assertThat(
                        walker.page().locator("[onerror], [onload], [onfocus], [src=x], base, form form"))
                .hasCount(0);
    }
}
