package jp.kosmo.keycloak.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.build.Project;
import org.junit.jupiter.api.Test;

/** What the gallery shows and what the browser tests take pictures of on the real server are the same pages. */
class GalleryPicturesTest {
    private static final Path FILE = Path.of("src/test/resources/gallery-pictures.txt");
    private static final Path BROWSER_TESTS = Path.of("src/test/java/jp/kosmo/keycloak/browser");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z-]*)\"");
    private static final Pattern SHOWN = Pattern.compile("(?:shows\\(|isAllOf\\(walker, )\"([a-z-]+)\"\\)");
    private static final Pattern STEP = Pattern.compile("(?m)^    ([A-Z_]+)\\(");

    private final Properties pictures = pictures();
    private final String tests =
            Project.files(BROWSER_TESTS, ".java").stream().map(Project::text).collect(Collectors.joining());

    GalleryPicturesTest() throws IOException {}

    @Test
    void everyStateIsListed() {
        Set<String> states = Stream.concat(
                        Gallery.screens().map(Screen::name), SampleMail.all().map(SampleMail::name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(pictures.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(states);
    }

    @Test
    void everyPageHasAPicture() {
        Set<String> pictured = Gallery.screens()
                .filter(screen -> !pictures.getProperty(screen.name()).equals("-"))
                .map(Screen::template)
                .collect(Collectors.toSet());
        assertThat(Gallery.screens().map(Screen::template)).allMatch(pictured::contains);
    }

    /** Some tests put a name together of its beginning and a word; those of the steps are named after them. */
    @Test
    void everyPictureIsTaken() {
        Set<String> words = found(LITERAL);
        Set<String> taken = new TreeSet<>(words);
        words.stream()
                .filter(word -> word.endsWith("-"))
                .forEach(begin -> words.forEach(word -> taken.add(begin + word)));
        found(STEP).forEach(step -> taken.add(step.toLowerCase(Locale.ROOT).replace('_', '-')));
        assertThat(taken).containsAll(listed());
    }

    /** The portal is not of these themes. */
    @Test
    void everyPictureIsOfAPageInTheGallery() {
        assertThat(found(SHOWN)).filteredOn(name -> !name.startsWith("portal-")).isSubsetOf(listed());
    }

    private Set<String> listed() {
        return pictures.values().stream()
                .flatMap(names -> Arrays.stream(names.toString().split(" ", -1)))
                .filter(name -> !name.equals("-"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> found(Pattern pattern) {
        return pattern.matcher(tests).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static Properties pictures() throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Project.text(FILE)));
        return properties;
    }
}
