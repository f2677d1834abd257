package jp.kosmo.keycloak.build;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The repository as these tests see it: its files as text and its compiled classes. */
public final class Project {
    static final String BASE = "jp.kosmo.keycloak";
    static final Path MAIN = Path.of("src/main/java");
    static final Path RESOURCES = Path.of("src/main/resources");
    static final Path THEMES = Path.of("themes");
    static final Path CLASSES = Path.of("target/classes");
    static final Path TEST_CLASSES = Path.of("target/test-classes");

    private Project() {}

    /** Our classes as the JAR ships them; what they touch is read from the class path of the tests. */
    static JavaClasses mainClasses() {
        return MainClasses.IMPORTED;
    }

    /** All files below a folder whose name ends so, sorted; none if the folder is not there. */
    public static List<Path> files(Path folder, String ending) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot list " + folder, e);
        }
    }

    /** The text of a file; fails if it is not well-formed UTF-8. */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + file + " as UTF-8", e);
        }
    }

    private static final class MainClasses {
        static final JavaClasses IMPORTED = new ClassFileImporter().importPath(CLASSES);
    }
}
