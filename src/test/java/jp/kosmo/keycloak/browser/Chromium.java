package jp.kosmo.keycloak.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The one browser of the run. {@link BrowserTest} closes what a test has opened. */
public final class Chromium {

    private static final double PATIENCE_MILLIS = 15_000;
    private static final List<String> ARGUMENTS = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final List<BrowserContext> OPEN = new ArrayList<>();

    private Chromium() {}

    /**
     * A new window on a device, sharing nothing with any other: its own cookies, its own storage.
     *
     * @param language of the browser, {@code ja} or {@code en}
     */
    public static Page open(Device device, String language) {
        String locale = language.equals("ja") ? "ja-JP" : "en-US";
        BrowserContext context = Holder.BROWSER.newContext(device.context().setLocale(locale));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.onDialog(Chromium::refuse);
        Complaints.hear(context);
        OPEN.add(context);
        return context.newPage();
    }

    /** A new window in Japanese. */
    public static Page open(Device device) {
        return open(device, "ja");
    }

    /** No page of ours asks in a box of the browser: such a box is in the browser's language, and some forbid it. */
    private static void refuse(Dialog dialog) {
        dialog.dismiss();
        throw new AssertionError("a box of the browser opened: " + dialog.message());
    }

    static List<Page> openPages() {
        return OPEN.stream().flatMap(context -> context.pages().stream()).toList();
    }

    static void closeAll() {
        OPEN.forEach(BrowserContext::close);
        OPEN.clear();
    }

    private static final class Holder {
        static final Browser BROWSER = launch();

        private static Browser launch() {
            var playwright =
                    Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return playwright
                    .chromium()
                    .launch(new LaunchOptions()
                            .setExecutablePath(ChromiumBinary.find(playwright))
                            .setArgs(ARGUMENTS));
        }
    }
}
