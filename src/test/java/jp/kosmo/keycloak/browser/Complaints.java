package jp.kosmo.keycloak.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the browser itself has found wrong with the pages of a test: a breach of their policy, a script that fails. */
final class Complaints {

    /** An answer that is an error, such as the page of a used link: what the test is about, not the page. */
    private static final String ANSWER = "Failed to load resource";

    private static final List<String> ALL = new CopyOnWriteArrayList<>();

    private Complaints() {}

    static void hear(BrowserContext context) {
        context.onConsoleMessage(Complaints::hear);
        context.onWebError(error -> ALL.add(error.page().url() + ": " + error.error()));
    }

    private static void hear(ConsoleMessage message) {
        if (message.type().equals("error") && !message.text().startsWith(ANSWER)) {
            ALL.add(message.location() + ": " + message.text());
        }
    }

    /** Those so far; they are forgotten by it. */
    static List<String> take() {
        List<String> all = List.copyOf(ALL);
        ALL.clear();
        return all;
    }
}
