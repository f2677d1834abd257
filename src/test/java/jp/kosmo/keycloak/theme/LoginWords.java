package jp.kosmo.keycloak.theme;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a login page can name as a class: every word in the templates, scripts and properties of our theme and its parents. */
final class LoginWords {

    private static final Path OURS = Path.of("themes/kosmo/login");
    private static final Path OF_THE_JAR = Path.of("src/main/resources/theme-resources/templates");

    private static final Pattern WORD = Pattern.compile("[\\w-]+");
    /** The name of a property that a template puts together, for example {@code "kcFeedback" + message.type}. */
    private static final Pattern PREFIX = Pattern.compile("[\"'](kc\\w+)[\"'] \\+");

    /** A class that a template puts together of the type of a message, for example {@code pf-m-${message.type}}. */
    private static final Pattern COMPOSED = Pattern.compile("(pf-[\\w-]+-)\\$\\{[^}]*message\\.type[^}]*}");

    private static final List<String> MESSAGE_TYPES = List.of("success", "info", "warning", "danger");

    /** The text of each file that Keycloak takes, by file name: a theme's hides its parent's. */
    private final Map<String, String> texts = new HashMap<>();

    private final List<String> hidden = new ArrayList<>();
    private final Properties properties = new Properties();

    /** @param stock the folder {@code theme} of Keycloak */
    LoginWords(Path stock) {
        add(OF_THE_JAR);
        for (Path theme : List.of(stock.resolve("base/login"), stock.resolve("keycloak.v2/login"), OURS)) {
            add(theme);
            add(theme.resolve("resources/js"));
            readProperties(theme.resolve("theme.properties"));
        }
    }

    Set<String> all() {
        Set<String> words = words(texts.values());
        Set<String> unused = unusedProperties(words);
        List<String> classes = properties.stringPropertyNames().stream()
                .filter(key -> !unused.contains(key))
                .map(properties::getProperty)
                .toList();
        words.addAll(words(classes));
        matches(COMPOSED, texts.values())
                .map(composed -> composed.group(1))
                .forEach(prefix -> MESSAGE_TYPES.forEach(type -> words.add(prefix + type)));
        return words;
    }

    /** Java names some properties, too: so only those that a hidden template names and no other one does. */
    private Set<String> unusedProperties(Set<String> named) {
        Set<String> unused = words(hidden);
        unused.removeAll(named);
        matches(PREFIX, texts.values())
                .map(prefix -> prefix.group(1))
                .forEach(prefix -> unused.removeIf(key -> key.startsWith(prefix)));
        return unused;
    }

    private void add(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(LoginWords::isPartOfPages).toList()) {
                String parent = texts.put(file.getFileName().toString(), Files.readString(file));
                if (parent != null) {
                    hidden.add(parent);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPartOfPages(Path file) {
        return file.toString().endsWith(".ftl") || file.toString().endsWith(".js");
    }

    private void readProperties(Path file) {
        try {
            properties.load(new StringReader(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> words(Collection<String> texts) {
        return matches(WORD, texts).map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Stream<MatchResult> matches(Pattern pattern, Collection<String> texts) {
        return texts.stream().flatMap(text -> pattern.matcher(text).results());
    }
}
