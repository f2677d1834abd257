package jp.kosmo.keycloak.gallery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keycloak.theme.Theme;

/**
 * Writes every page and every mail into {@code target/gallery} and an index beside them. Pages link to the theme's stylesheets
 * and scripts where their sources are: edit one, reload, and all pages show it. After an edit of a template or a text run it
 * again. {@code -Dkosmo.theme} names the folder of another theme.
 */
final class Gallery {
    private static final Path FOLDER = Path.of("target", "gallery");

    private static final Pattern RESOURCE =
            Pattern.compile("(?<=(?:href|src)=\")/resources/[^/\"]*/(login|common|account)/[^/\"]+/([^\"]+)");

    private final Themes themes;
    private final Path folder;

    Gallery(Themes themes, Path folder) {
        this.themes = themes;
        this.folder = folder;
    }

    /** Every page of the login theme, ours and those of Keycloak's that members meet, and those of the account and the office. */
    static Stream<Screen> screens() {
        return Stream.of(
                        EntryScreens.all(),
                        FirstLoginScreens.all(),
                        FactorScreens.all(),
                        EndScreens.all(),
                        AccountScreens.all(),
                        OfficeScreens.all())
                .flatMap(all -> all);
    }

    /** The page that is met first, of each site. */
    static Stream<Screen> firsts() {
        return Stream.of(EntryScreens.all(), AccountScreens.all(), OfficeScreens.all())
                .flatMap(all -> all.limit(1));
    }

    public static void main(String[] arguments) throws IOException {
        Themes themes = Themes.at(Path.of(System.getProperty("kosmo.theme", "themes/kosmo")));
        Path index = new Gallery(themes, FOLDER).write();
        System.out.println("Gallery: " + index.toAbsolutePath().toUri());
    }

    /** Returns the index. */
    Path write() throws IOException {
        var index = new GalleryIndex();
        for (Screen screen : firsts().toList()) {
            write(index, View.SHIPPED, screen);
        }
        for (SampleMail letter : SampleMail.all().limit(1).toList()) {
            write(index, View.SHIPPED, letter);
        }
        for (Screen screen : screens().toList()) {
            write(index, View.ALL, screen);
        }
        for (SampleMail letter : SampleMail.all().toList()) {
            write(index, View.ALL, letter);
        }
        Path file = folder.resolve("index.html");
        Files.writeString(file, index.html());
        return file;
    }

    private void write(GalleryIndex index, List<View> views, Screen screen) throws IOException {
        for (View view : views) {
            Path file = folderOf(view).resolve(screen.name() + ".html");
            Files.writeString(file, withResources(PageRenderer.html(themes, view, screen), view, screen));
        }
        index.page(views, screen.template(), screen.state(), screen.name() + ".html");
    }

    private void write(GalleryIndex index, List<View> views, SampleMail letter) throws IOException {
        for (View view : views) {
            MailRenderer.Rendered mail = MailRenderer.mail(themes, view, letter);
            Path beside = folderOf(view);
            Files.writeString(beside.resolve(letter.name() + ".html"), mail.html());
            Files.writeString(
                    beside.resolve(letter.name() + ".txt"), "Subject: " + mail.subject() + "\n\n" + mail.text());
        }
        index.page(views, letter.template(), letter.state(), letter.name() + ".html");
        index.page(views, letter.template(), letter.state() + ", as text", letter.name() + ".txt");
    }

    private Path folderOf(View view) throws IOException {
        return Files.createDirectories(folder.resolve(view.name()));
    }

    private String withResources(String html, View view, Screen screen) {
        Theme theme = new Sandbox(themes, view, screen).theme(Theme.Type.LOGIN);
        return RESOURCE.matcher(html).replaceAll(found -> address(found, theme));
    }

    /** From a page's folder to the source of a file; Keycloak's own files are copied out of its JAR. */
    private String address(MatchResult found, Theme theme) {
        String resource = found.group(2);
        Path file = themes.source(found.group(1), resource).orElseGet(() -> copied(resource, theme));
        Path page = folder.resolve("any").toAbsolutePath();
        return page.relativize(file.toAbsolutePath()).toString().replace('\\', '/');
    }

    private Path copied(String resource, Theme theme) {
        Path copy = folder.resolve("keycloak").resolve(resource);
        try (InputStream original = theme.getResourceAsStream(resource)) {
            if (original == null) {
                throw new IllegalStateException("A page links to " + resource + ", which is in no theme");
            }
            Files.createDirectories(copy.getParent());
            Files.copy(original, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot copy " + resource, e);
        }
        return copy;
    }
}
