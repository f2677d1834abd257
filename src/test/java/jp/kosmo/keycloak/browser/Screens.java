package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Pictures of every screen, and the checks every screen must pass. */
public final class Screens {

    private static final Path FOLDER = Path.of("target", "screens");
    private static final Pattern RAW_MESSAGE_KEY =
            Pattern.compile("kosmo[A-Z]|(?<![\\w.-])kosmo\\.[a-z]|\\$\\{|\\{\\d|[a-z]+[A-Z]\\w+Message");

    /** The account pages are filled when they are there. */
    private static final String COMPLETE =
            "() => document.fonts.status === 'loaded' && !document.querySelector('[aria-busy]')";

    /** A server that has just started is slow. */
    private static final double LOADING_MILLIS = 60_000;

    private Screens() {}

    /**
     * Takes {@code target/screens/<realm>/<device>-<language>-<name>.png} and asserts that no text is missing and that
     * everybody can use the screen.
     *
     * @param name of the screen, the same on every device and in every language
     */
    public static void shot(Page page, String name) {
        page.waitForLoadState(LoadState.LOAD, new Page.WaitForLoadStateOptions().setTimeout(LOADING_MILLIS));
        page.waitForFunction(COMPLETE, null, new Page.WaitForFunctionOptions().setTimeout(LOADING_MILLIS));
        Object language = page.evaluate("document.documentElement.lang");
        Path file = whole(page, name);

        assertThat(page.title() + "\n" + page.innerText("body"))
                .as("text of %s (a message key is shown instead of its text)", file)
                .doesNotContainPattern(RAW_MESSAGE_KEY);
        Accessibility.check(page, language + "-" + name);
    }

    /** The whole page, without checks; returns the picture. */
    static Path whole(Page page, String name) {
        Path file = file(page, name);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file));
        return file;
    }

    /** What is in sight, without checks: on a picture of a whole page frames are blank. */
    static void inView(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file(page, name)));
    }

    private static Path file(Page page, String name) {
        Device device = Device.of(page.viewportSize());
        Object language = page.evaluate("document.documentElement.lang");
        return FOLDER.resolve(realm(page)).resolve(device + "-" + language + "-" + name + ".png");
    }

    /** The host names the union, on Keycloak's pages as on the portal's. */
    private static String realm(Page page) {
        return URI.create(page.url()).getHost().replaceFirst("^www\\.([^.]+)\\..*", "$1");
    }
}
