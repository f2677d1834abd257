package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the union gives days of grace, the set-up can be put off until they are over. */
@BrowserTest
class GraceIT {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final String LATER = "あとで設定する";
    private static final Union UNION = withDaysOfGrace(7);

    private static Union withDaysOfGrace(int days) {
        Union union = Union.copyOf("kanekakenpo", "grace");
        union.changeAuthenticator("kosmo-browser", "kosmo-enrolment", Map.of("graceDays", String.valueOf(days)));
        return union;
    }

    @ParameterizedTest
    @MethodSource("walks")
    void theSetUpCanBePutOffForSevenDays(String method, String template, String heading, Device device) {
        Member member = Members.unready(UNION, method);
        var walker = Walker.atPortal(member, device);
        logsIn(walker);
        walker.sees(template, heading, "7日以内に設定してください。それまでは、設定せずにご利用いただけます。");
        walker.shows("grace-" + method);
        walker.presses(LATER);
        walker.isLetIn();
        assertThat(member.attribute("mfaDueSince")).isEqualTo(today().toString());

        member.change(
                user -> user.singleAttribute("mfaDueSince", today().minusDays(6).toString()));
        logsInAnew(walker);
        walker.sees(template, heading, "1日以内に設定してください。");
        walker.presses(LATER);
        walker.isLetIn();

        member.change(
                user -> user.singleAttribute("mfaDueSince", today().minusDays(8).toString()));
        logsInAnew(walker);
        walker.sees(template);
        PlaywrightAssertions.assertThat(walker.page().getByText(LATER)).hasCount(0);
        walker.shows("grace-over-" + method);
        assertThat(member.credentials()).extracting("type").containsExactly("password");
    }

    static Stream<Arguments> walks() {
        return Stream.of(Device.values())
                .flatMap(device -> Stream.of(
                        Arguments.of("otp", "login-config-totp", "ワンタイムパスワードの設定", device),
                        Arguments.of("passkey", "webauthn-register", "セキュリティの設定", device)));
    }

    private static void logsInAnew(Walker walker) {
        walker.comesBackInAnotherBrowser();
        logsIn(walker);
    }

    private static void logsIn(Walker walker) {
        walker.asksFor(Map.of());
        walker.signsIn();
    }

    private static LocalDate today() {
        return LocalDate.now(JAPAN);
    }
}
