package jp.kosmo.keycloak.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
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

/** The account pages in all their states, as the gallery shows them: from a folder, with the scripts that ship. */
@BrowserTest
class ScriptedGalleryIT {

    /** Those in which the member is told that the page cannot be shown. */
    private static final String TROUBLE = "offline|trouble|denied";

    private static final String ADDRESS = "http://www.gallery.portal.localhost";

    @TempDir
    static Path folder;

    @BeforeAll
    static void writeGallery() throws IOException {
        new Gallery(Themes.KOSMO, folder).write();
    }

    static Stream<Arguments> states() {
        return AccountScreens.all()
                .flatMap(screen -> Stream.of("ja", "en").map(language -> Arguments.of(screen, language)));
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyStateIsFilledAndFitForAll(Screen screen, String language) {
        ScriptFixture fixture = Objects.requireNonNull(screen.scripts());
        Page page = Chromium.open(Device.PHONE, language);
        // From an address, for axe-core reads stylesheets once more, which a page from a folder must not.
        page.route(
                ADDRESS + "/**",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setPath(Path.of(URI.create(route.request().url()).getPath()))));
        Path file = folder.resolve(language).resolve(screen.name() + ".html").toAbsolutePath();
        page.navigate(ADDRESS + file.toUri().getPath());

        PlaywrightAssertions.assertThat(page.locator("#kosmo-content[aria-busy]"))
                .hasCount(0);
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
}
