package jp.kosmo.keycloak.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.kosmo.keycloak.browser.ConsoleDocument.Way;
import jp.kosmo.keycloak.browser.ConsoleDocument.Word;

/** Somebody in front of the Admin Console who knows no more of it than what a document says. */
final class ConsoleWalker {

    private static final String MENU = "nav[aria-label=Global], header";

    /** Everything but the menu: a word of a way is not found in it by chance. */
    private static final String SCREEN = "header, main, [role=menu], [role=listbox], [role=dialog]";

    /** Switches are not among them: pressing one has its effect at once, and a way only leads somewhere. */
    private static final List<AriaRole> PRESSED =
            List.of(AriaRole.BUTTON, AriaRole.LINK, AriaRole.TAB, AriaRole.MENUITEM, AriaRole.OPTION);

    /** Until nothing has changed on the page for a tenth of a second. */
    private static final String REST = """
            () => new Promise(rested => {
                let timer;
                const observer = new MutationObserver(() => wait());
                const wait = () => {
                    clearTimeout(timer);
                    timer = setTimeout(() => { observer.disconnect(); rested(); }, 100);
                };
                observer.observe(document.body, { subtree: true, childList: true, attributes: true });
                wait();
            })
            """;

    private final Page page;
    private final Map<String, String> samples;

    /** @param samples for the names in 《…》 */
    ConsoleWalker(Page page, Map<String, String> samples) {
        this.page = page;
        this.samples = samples;
        PlaywrightAssertions.assertThat(page.locator(MENU).first()).isVisible();
    }

    /** Goes a way, or, if it is one word, looks whether that is on the screen. */
    void goes(Way way) {
        if (!way.isPressed()) {
            PlaywrightAssertions.assertThat(
                            seen(page.locator("body"), said(way.words().get(0))).first())
                    .isVisible();
            return;
        }
        closesTheDialog();
        Locator place = page.locator(MENU);
        for (Word word : way.words()) {
            place = presses(place, said(word));
        }
    }

    /** A picture of where the way has led. */
    void shows(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    private String said(Word word) {
        return word.isSample()
                ? Objects.requireNonNull(samples.get(word.text()), "nothing is known of 《" + word.text() + "》")
                : word.text();
    }

    /**
     * Presses what has this name. Where it is only the name of a row, goes on in that row.
     *
     * @return where the next word is to be looked for
     */
    private Locator presses(Locator place, String name) {
        PlaywrightAssertions.assertThat(seen(place, name).first()).isVisible();
        Locator pressed = pressed(place, name);
        if (pressed.count() == 0) {
            return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHas(page.locator(words(name))));
        }
        pressed.last().click(); // what lies on top comes last
        comesToRest();
        return page.locator(SCREEN);
    }

    /** The console draws a list several times; a click in between is lost. */
    private void comesToRest() {
        page.evaluate(REST);
        PlaywrightAssertions.assertThat(page.locator("[role=progressbar]")).hasCount(0);
        page.evaluate(REST);
    }

    private static Locator pressed(Locator place, String name) {
        return PRESSED.stream()
                .map(role -> place.getByRole(
                        role, new Locator.GetByRoleOptions().setName(name).setExact(true)))
                .reduce(Locator::or)
                .orElseThrow()
                .locator("visible=true");
    }

    private static Locator seen(Locator place, String name) {
        return place.locator(words(name))
                .or(place.getByLabel(name, new Locator.GetByLabelOptions().setExact(true)))
                .or(pressed(place, name))
                .locator("visible=true");
    }

    /** Words with nothing before or after them; a badge may stand in front, in an element of its own. */
    private static String words(String name) {
        return "xpath=.//*[text()[normalize-space()='" + name + "']]";
    }

    private void closesTheDialog() {
        Locator dialog = page.locator("[role=dialog]");
        if (dialog.count() > 0) {
            page.keyboard().press("Escape");
            PlaywrightAssertions.assertThat(dialog).hasCount(0);
        }
    }
}
