package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Pictures of every screen, and the checks every screen must pass. */
public final class Screens {

    private static final Path FOLDER = Path.of("target", "screens");
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Pattern RAW_MESSAGE_KEY =
            Pattern.compile("kosmo[A-Z]|(?<![\\w.-])kosmo\\.[a-z]|\\$\\{|\\{\\d|[a-z]+[A-Z]\\w+Message");

    /** The Account Console is a program of some megabytes, and a server that has just started is slow. */
    private static final double LOADING_MILLIS = 60_000;

    private Screens() {}

    /**
     * Takes {@code target/screens/<realm>/<device>-<language>-<name>.png} and asserts that no text is missing, nothing
     * sticks out sideways and axe-core finds nothing against WCAG 2.2 AA.
     *
     * @param name of the screen, the same on every device and in every language
     */
    public static void shot(Page page, String name) {
        page.waitForLoadState(LoadState.NETWORKIDLE, new Page.WaitForLoadStateOptions().setTimeout(LOADING_MILLIS));
        Device device = Device.of(page.viewportSize());
        Object language = page.evaluate("document.documentElement.lang");
        Path file = FOLDER.resolve(realm(page)).resolve(device + "-" + language + "-" + name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file));

        assertThat(page.title() + "\n" + page.innerText("body"))
                .as("text of %s (a message key is shown instead of its text)", file)
                .doesNotContainPattern(RAW_MESSAGE_KEY);
        // The device's width, not window.innerWidth: a phone zooms out to show what is too wide.
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s", file)
                .isLessThanOrEqualTo(device.width());
        assertThat(violations(page)).as("accessibility of %s", file).isEmpty();
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .withTags(WCAG).analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .filter(node -> !UpstreamViolation.covers(rule.getId(), node.getHtml()))
                                .map(node -> describe(rule, node)))
                        .toList();
    }

    private static String describe(Rule rule, CheckedNode node) {
        return rule.getId() + ": " + rule.getHelp() + "\n  " + node.getHtml() + "\n  " + node.getFailureSummary();
    }

    /** The host names the union, on Keycloak's pages as on the portal's. */
    private static String realm(Page page) {
        return URI.create(page.url()).getHost().replaceFirst("^www\\.([^.]+)\\..*", "$1");
    }
}
