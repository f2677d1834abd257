package jp.kosmo.keycloak.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example of a union's own theme in {@code docs/theme.md} is what its text says. */
class ChildThemeTest {
    private static final Path EXAMPLE = Path.of("docs/theme-example/kanekakenpo");
    private static final Themes CHILD = Themes.at(EXAMPLE);

    /** The account's pages are of a theme of their own, which the example does not have. */
    static Stream<Screen> screens() {
        return Gallery.screens().filter(screen -> screen.scripts() == null);
    }

    @ParameterizedTest
    @MethodSource("screens")
    void everyPageHasItsStylesheetAfterOurs(Screen screen) {
        List<String> child = stylesheets(CHILD, screen);
        assertThat(child).last().asString().endsWith("/login/kanekakenpo/css/kanekakenpo-1.css");
        assertThat(names(child.subList(0, child.size() - 1))).isEqualTo(names(stylesheets(Themes.KOSMO, screen)));
    }

    @Test
    void itsTextsComeBeforeOursAndOursBeforeKeycloaks() {
        Screen login = EntryScreens.all().findFirst().orElseThrow();
        Document japanese = Jsoup.parse(PageRenderer.html(CHILD, View.ALL.get(0), login));
        Document english = Jsoup.parse(PageRenderer.html(CHILD, View.ALL.get(1), login));
        assertThat(japanese.select("h1").text()).isEqualTo("加入者ページへのログイン");
        assertThat(english.select("h1").text()).isEqualTo("Log in to the member page");
        assertThat(japanese.select("label[for=username]").text()).startsWith("ユーザID");
    }

    @Test
    void theGalleryLinksToItsSource(@TempDir Path folder) throws IOException {
        new Gallery(CHILD, folder).write();
        Path page = folder.resolve("ja/login-plain.html");
        String link = Jsoup.parse(Files.readString(page))
                .select("link[href$=kanekakenpo-1.css]")
                .attr("href");
        assertThat(page.resolveSibling(link).normalize())
                .hasSameTextualContentAs(EXAMPLE.resolve("login/resources/css/kanekakenpo-1.css"));
    }

    @Test
    void theTextShowsTheFilesAsTheyAre() throws IOException {
        String text = Files.readString(Path.of("docs/theme.md"));
        assertThat(text)
                .contains(
                        Files.readString(EXAMPLE.resolve("login/theme.properties")),
                        Files.readString(EXAMPLE.resolve("login/resources/css/kanekakenpo-1.css")),
                        Files.readString(EXAMPLE.resolve("login/messages/messages_ja.properties")));
    }

    private static List<String> stylesheets(Themes themes, Screen screen) {
        return Jsoup.parse(PageRenderer.html(themes, View.ALL.get(0), screen)).select("link[rel=stylesheet]").stream()
                .map(link -> link.attr("href"))
                .toList();
    }

    private static List<String> names(List<String> addresses) {
        return addresses.stream()
                .map(address -> address.replace("/login/kanekakenpo/", "/login/kosmo/"))
                .toList();
    }
}
