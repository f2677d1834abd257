package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Names that stand in other people's realms, databases and themes. Renaming one breaks a running union without a
 * word, so every name is written down once more in {@code frozen-names.txt}.
 */
class FrozenNamesTest {
    private static final Path FILE = Path.of("src/test/resources/frozen-names.txt");

    @Test
    void noNameIsLost() {
        Set<String> lost = frozen();
        lost.removeAll(names());
        assertThat(lost)
                .as("names that realms, databases or themes out there rely on and that the code no longer has. "
                        + "Bring them back; a name may only go with a migration and a new major version")
                .isEmpty();
    }

    @Test
    void everyNameIsFrozen() {
        Set<String> fresh = names();
        fresh.removeAll(frozen());
        assertThat(fresh)
                .as("new public names. If they are good enough to keep for ever, add these lines to %s", FILE)
                .isEmpty();
    }

    @Test
    void theListIsSortedAndWithoutDoubles() {
        assertThat(lines()).isSorted().doesNotHaveDuplicates();
    }

    private static Set<String> frozen() {
        return new TreeSet<>(lines().toList());
    }

    private static Stream<String> lines() {
        return Project.text(FILE).lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    private static Set<String> names() {
        Stream<String> providers = Services.entries().stream().flatMap(FrozenNamesTest::providerAndSettings);
        Stream<String> columns = SchemaTest.entityColumns().stream().map(column -> "column " + column);
        Stream<String> templates =
                Project.files(Project.RESOURCES.resolve("theme-resources/templates"), ".ftl").stream()
                        .map(file -> "template " + file.getFileName());
        Stream<String> messages = Bundle.neutral().english().stringPropertyNames().stream()
                .filter(key -> key.startsWith("kosmo"))
                .map(key -> "message " + key);
        RealmFile realm = RealmFile.of("kanekakenpo");
        Stream<String> attributes = RealmFile.stream(realm.userProfile().path("attributes"))
                .map(attribute -> "attribute " + attribute.path("name").asText());
        Stream<String> flows = realm.list("/authenticationFlows")
                .map(flow -> "flow " + flow.path("alias").asText());
        return Stream.of(providers, columns, templates, messages, attributes, flows)
                .flatMap(names -> names)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> providerAndSettings(Services.Entry entry) {
        var factory = entry.factory();
        return Stream.concat(
                Stream.of("provider " + entry.kind() + " " + factory.getId()),
                Services.settings(factory).stream()
                        .map(ProviderConfigProperty::getName)
                        .map(name -> "setting " + factory.getId() + " " + name));
    }
}
