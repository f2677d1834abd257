package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * After each test, asserts that the browser had nothing to complain of, keeps what a failed test was looking at, and closes
 * every window.
 */
final class Windows implements AfterTestExecutionCallback, AfterEachCallback {

    private static final Path FOLDER = Path.of("target", "failures");

    @Override
    public void afterTestExecution(ExtensionContext test) throws IOException {
        List<String> complaints = Complaints.take();
        if (test.getExecutionException().isEmpty()) {
            assertThat(complaints).as("complaints of the browser").isEmpty();
            return;
        }
        int number = 1;
        for (Page page : Chromium.openPages()) {
            Files.createDirectories(FOLDER);
            String name = test.getRequiredTestClass().getSimpleName() + "-" + test.getDisplayName() + "-" + number++;
            Path file = FOLDER.resolve(name.replaceAll("[^\\p{L}\\p{N}-]+", "_"));
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(file + ".png")));
            Files.writeString(Path.of(file + ".html"), "<!-- " + page.url() + " -->\n" + page.content());
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Chromium.closeAll();
    }
}
