package jp.kosmo.keycloak.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.kosmo.keycloak.browser.BrowserTest;
import jp.kosmo.keycloak.browser.Chromium;
import jp.kosmo.keycloak.browser.Device;
import jp.kosmo.keycloak.browser.Screens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The account pages and the office in all their states, as the gallery shows them: from a folder, with the scripts that ship. */
@BrowserTest
class ScriptedGalleryIT {

    /** Those in which the reader is told that the page cannot be shown. */
    private static final String TROUBLE = "offline|trouble|denied|card, no such member";

    /** Those in which the clerk is told what came of it, above the page. */
    private static final String TOLD = TROUBLE
            + "|desk, (identity differs|too many tries)|task, (record changed|done|login again)|slip.*|evidence, (sound|broken)|letters, (made again|on paper.*)";

    private static final String ADDRESS = "http://www.gallery.portal.localhost";

    /** The policy allows no styles in the markup; the length of a bar is set by script. */
    private static final String STYLED = "[style]:not(.office-bar > span)";

    private static final String WITHOUT_VISIBLE_FOCUS = """
            () => [...document.querySelectorAll('a, button, input, select, textarea, summary, [tabindex]')]
              .filter(part => part.checkVisibility())
              .filter(part => {
                part.focus({ focusVisible: true });
                const { outlineStyle, outlineWidth } = getComputedStyle(part);
                return document.activeElement !== part || outlineStyle === 'none' || parseFloat(outlineWidth) < 2;
              })
              .map(part => part.outerHTML)
            """;

    @TempDir
    static Path folder;

    @BeforeAll
    static void writeGallery() throws IOException {
        new Gallery(Themes.KOSMO, folder).write();
    }

    static Stream<Arguments> account() {
        return inBothLanguages(AccountScreens.all());
    }

    static Stream<Arguments> office() {
        return inBothLanguages(OfficeScreens.all());
    }

    private static Stream<Arguments> inBothLanguages(Stream<Screen> screens) {
        return screens.flatMap(screen -> Stream.of("ja", "en").map(language -> Arguments.of(screen, language)));
    }

    @ParameterizedTest
    @MethodSource("account")
    void everyStateOfTheAccountIsFilledAndFitForAll(Screen screen, String language) {
        ScriptFixture fixture = Objects.requireNonNull(screen.scripts());
        Page page = open(folder, screen, Device.PHONE, language);

        assertThat(page.locator("#kosmo-pages a[aria-current]").getAttribute("data-module"))
                .isEqualTo(fixture.place());
        boolean isTrouble = screen.state().matches(TROUBLE);
        PlaywrightAssertions.assertThat(page.locator("#kosmo-content > button:only-child"))
                .hasCount(isTrouble ? 1 : 0);
        boolean isAsked = screen.state().endsWith("end them all");
        PlaywrightAssertions.assertThat(page.locator(".kosmo-way [role=group]:visible"))
                .hasCount(isAsked ? 1 : 0);
        boolean isTold = isTrouble
                || fixture.outcome().contains("kc_action")
                || (!isAsked && !fixture.begins().isEmpty());
        PlaywrightAssertions.assertThat(page.locator("#kosmo-said .kosmo-alert"))
                .hasCount(isTold ? 1 : 0);
        Screens.shot(page, screen.name());
    }

    @ParameterizedTest
    @MethodSource("office")
    void everyStateOfTheOfficeIsFilledAndFitForAll(Screen screen, String language) {
        Page page = open(folder, screen, Device.PC, language);

        PlaywrightAssertions.assertThat(page.locator("#kosmo-content > button:only-child"))
                .hasCount(screen.state().matches(TROUBLE) ? 1 : 0);
        PlaywrightAssertions.assertThat(page.locator("#kosmo-said .kosmo-alert"))
                .hasCount(screen.state().matches(TOLD) ? 1 : 0);
        PlaywrightAssertions.assertThat(page.locator("[aria-invalid]"))
                .hasCount(screen.state().matches(".*(refused|unreadable|without a reason)") ? 1 : 0);
        PlaywrightAssertions.assertThat(page.locator(STYLED)).hasCount(0);
        Screens.shot(page, screen.name());
        assertThat((List<?>) page.evaluate(WITHOUT_VISIBLE_FOCUS))
                .as("parts whose focus is not seen")
                .isEmpty();
    }

    static Stream<Arguments> cards() {
        return inBothLanguages(OfficeScreens.all()
                .filter(screen -> screen.state().matches("card.*|desk, card open")
                        && !screen.state().matches(TROUBLE)));
    }

    /** Somebody waits on the telephone. */
    @ParameterizedTest
    @MethodSource("cards")
    void aCardShowsStandingAndTasksWithoutScrolling(Screen screen, String language) {
        Page page = open(folder, screen, Device.PC, language);

        for (String part : List.of(".office-standing", ".office-tasks")) {
            BoundingBox box = page.locator(part).boundingBox();
            assertThat(box.y + box.height).as(part).isLessThanOrEqualTo(page.viewportSize().height);
        }
    }

    /** From an address, for axe-core reads stylesheets once more, which a page from a folder must not. */
    static Page open(Path folder, Screen screen, Device device, String language) {
        Page page = Chromium.open(device, language);
        page.route(
                ADDRESS + "/**",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setPath(Path.of(URI.create(route.request().url()).getPath()))));
        Path file = folder.resolve(language).resolve(screen.name() + ".html").toAbsolutePath();
        page.navigate(ADDRESS + file.toUri().getPath());
        PlaywrightAssertions.assertThat(page.locator("[aria-busy]")).hasCount(0);
        return page;
    }
}
