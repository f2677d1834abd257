package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import jp.kosmo.keycloak.it.harness.Installations;
import org.junit.jupiter.api.Test;

/** Links the JAR that ships against the jars of Keycloak, as a server would. */
class KeycloakLinkageIT {

    private static final Path JAR = Path.of("providers/kosmo.jar");
    private static final Path NEWEST = Path.of("target", "newest");
    private static final Pattern VERSION = Pattern.compile("-\\d+\\.\\d+\\.\\d+\\.jar$");

    @Test
    void everythingWeCallIsInTheDistribution() throws IOException {
        isNotMissing(distribution());
    }

    /** What the JAR calls of Keycloak, from the newest version; the libraries below it from the distribution. */
    @Test
    void everythingWeCallIsInTheNewestKeycloak() throws IOException {
        List<Path> newest = Project.files(NEWEST, ".jar");
        Set<String> replaced =
                newest.stream().map(jar -> "org.keycloak." + module(jar)).collect(Collectors.toSet());
        List<Path> rest = distribution().stream()
                .filter(jar -> !replaced.contains(module(jar)))
                .toList();
        assertThat(rest)
                .as("the same jars of another version")
                .hasSize(distribution().size() - newest.size());

        isNotMissing(Stream.concat(newest.stream(), rest.stream()).toList());
    }

    /** A library under its own name would meet another version of itself in Keycloak, or in another extension. */
    @Test
    void everyClassOfTheJarIsUnderOurName() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".class")))
                    .allMatch(name -> name.startsWith("jp/kosmo/keycloak/"))
                    .anyMatch(name -> name.startsWith("jp/kosmo/keycloak/shaded/fastcsv/"));
        }
    }

    private static void isNotMissing(List<Path> keycloak) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : keycloak) {
            urls.add(jar.toUri().toURL());
        }
        urls.add(JAR.toUri().toURL());
        try (var jar = new JarFile(JAR.toFile());
                var loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            assertThat(Linkage.missing(new ClassFileImporter().importJar(jar), loader))
                    .as("what our classes need and Keycloak does not have")
                    .isEmpty();
        }
    }

    private static List<Path> distribution() {
        Path home = Installations.unpacked().home();
        // In boot is what the server itself needs before it runs, JBoss Logging among it.
        List<Path> jars = new ArrayList<>(Project.files(home.resolve("lib/lib/main"), ".jar"));
        jars.addAll(Project.files(home.resolve("lib/lib/boot"), ".jar"));
        assertThat(jars).as("jars of Keycloak in %s", home).hasSizeGreaterThan(100);
        return jars;
    }

    private static String module(Path jar) {
        return VERSION.matcher(jar.getFileName().toString()).replaceFirst("");
    }
}
