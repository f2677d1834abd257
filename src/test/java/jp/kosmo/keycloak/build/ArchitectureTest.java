package jp.kosmo.keycloak.build;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The floors of the house: the office, features, then what features share, then what all pages and logins rest on. */
class ArchitectureTest {
    private static final Set<String> FEATURES =
            Set.of("birthdate", "terms", "userid", "password", "email", "mfa", "notice", "profile");
    /** Uses every feature, and no feature knows it. */
    private static final Set<String> TOP = Set.of("office");

    private static final Set<String> SHARED =
            Set.of("union", "login", "onboarding", "limits", "ledger", "mail", "members", "recovery");
    private static final Set<String> BASE = Set.of("keycloak", "branding", "theme", "headers", "supportcode", "jpa");
    /** Below everything: known to every room, knows none. */
    private static final Set<String> GROUND = Set.of("realm", "text", "console");

    @Test
    void everyClassHasAFloor() {
        assertThat(Project.mainClasses().stream().map(ArchitectureTest::room).distinct())
                .as("packages directly below " + Project.BASE + "; a new one needs a floor in this test")
                .allMatch(room -> TOP.contains(room)
                        || FEATURES.contains(room)
                        || SHARED.contains(room)
                        || BASE.contains(room)
                        || GROUND.contains(room));
    }

    @Test
    void nobodyReachesUpwards() {
        assertThat(ownDependencies().filter(use -> floor(use.getTargetClass()) > floor(use.getOriginClass())))
                .as("uses of a higher floor from a lower one")
                .isEmpty();
    }

    @Test
    void featuresShareValuesOnly() {
        assertThat(ownDependencies()
                        .filter(use -> FEATURES.contains(room(use.getOriginClass())))
                        .filter(use -> FEATURES.contains(room(use.getTargetClass())))
                        .filter(use -> !isValue(use.getTargetClass())))
                .as("uses of another feature that are not a record or enum free of Keycloak")
                .isEmpty();
    }

    @Test
    void noCycles() {
        slices().matching(Project.BASE + ".(*)..").should().beFreeOfCycles().check(Project.mainClasses());
    }

    @Test
    void noCyclesBetweenPackages() {
        slices().assignedFrom(by("packages", JavaClass::getPackageName))
                .should()
                .beFreeOfCycles()
                .check(Project.mainClasses());
    }

    /** Keycloak's {@code Time}, which tests can set; codes of OTP apps alone go by the system's, as Keycloak's check does. */
    @Test
    void oneClock() {
        Set<String> moments = Set.of("now", "currentTimeMillis", "systemUTC", "systemDefaultZone");
        assertThat(Project.mainClasses().stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> moments.contains(call.getTarget().getName()))
                        .filter(call -> call.getTargetOwner().getPackageName().startsWith("java"))
                        .map(call -> call.getOriginOwner().getSimpleName())
                        .distinct())
                .containsExactly("OtpCode");
    }

    /** What holds a session, a context or a model for the length of a request is an object, not a value. */
    @Test
    void recordsAreValues() {
        assertThat(Project.mainClasses().stream()
                        .filter(JavaClass::isRecord)
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> field.getRawType().getName().startsWith("org.keycloak")
                                && field.getRawType().isInterface())
                        .map(JavaField::getFullName))
                .isEmpty();
    }

    /** A class and its own factory may know each other. */
    @Test
    void noCyclesInsideAPackage() {
        slices().assignedFrom(by("files", ArchitectureTest::file))
                .should()
                .beFreeOfCycles()
                .check(Project.mainClasses());
    }

    private static SliceAssignment by(String description, Function<JavaClass, String> name) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(name.apply(type));
            }

            @Override
            public String getDescription() {
                return description;
            }
        };
    }

    private static String file(JavaClass type) {
        JavaClass outer = type.getBaseComponentType();
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer.getFullName().replaceFirst("Factory$", "");
    }

    @Test
    void atMostTenTypesInAPackage() {
        Map<Path, Long> types = Project.files(Project.MAIN, ".java").stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
        assertThat(types)
                .isNotEmpty()
                .allSatisfy((folder, count) ->
                        assertThat(count).as("types of %s", folder).isLessThanOrEqualTo(10));
    }

    @Test
    void noFileOver250Lines() {
        assertThat(sources())
                .isNotEmpty()
                .allSatisfy(
                        file -> assertThat(lines(file)).as("lines of %s", file).isLessThanOrEqualTo(250));
    }

    @Test
    void noTwoFilesOfOneName() {
        assertThat(sources().stream()
                        .map(file -> file.getFileName().toString())
                        .filter(name -> !name.equals("package-info.java")))
                .doesNotHaveDuplicates();
    }

    private static List<Path> sources() {
        return Stream.of("main", "test", "demo", "gallery", "bench", "gatling")
                .map(root -> Path.of("src", root, "java"))
                .flatMap(folder -> Project.files(folder, ".java").stream())
                .toList();
    }

    @Test
    void theMedianFileFitsAScreen() {
        long[] sorted = Project.files(Project.MAIN, ".java").stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .mapToLong(ArchitectureTest::lines)
                .sorted()
                .toArray();
        assertThat(sorted[sorted.length / 2]).as("median lines of a file").isLessThanOrEqualTo(60);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> packages = new TreeSet<>();
        Project.mainClasses().forEach(type -> packages.add(type.getPackageName()));
        assertThat(packages)
                .allSatisfy(name -> assertThat(Project.text(
                                Project.MAIN.resolve(name.replace('.', '/')).resolve("package-info.java")))
                        .as("package-info of %s", name)
                        .contains("@NullMarked"));
    }

    private static Stream<Dependency> ownDependencies() {
        return Project.mainClasses().stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> use.getTargetClass()
                        .getBaseComponentType()
                        .getPackageName()
                        .startsWith(Project.BASE))
                .filter(use -> !room(use.getTargetClass()).equals(room(use.getOriginClass())));
    }

    private static String room(JavaClass type) {
        String inside = type.getBaseComponentType().getPackageName().substring(Project.BASE.length());
        return inside.isEmpty() ? "" : inside.substring(1).split("\\.", -1)[0];
    }

    private static int floor(JavaClass type) {
        String room = room(type);
        return TOP.contains(room)
                ? 4
                : FEATURES.contains(room) ? 3 : SHARED.contains(room) ? 2 : GROUND.contains(room) ? 0 : 1;
    }

    /** A value is a record or enum whose own code knows neither Keycloak nor Jakarta. */
    private static boolean isValue(JavaClass type) {
        JavaClass base = type.getBaseComponentType();
        return (base.isRecord() || base.isEnum())
                && base.getDirectDependenciesFromSelf().stream()
                        .map(use -> use.getTargetClass().getBaseComponentType().getPackageName())
                        .noneMatch(name -> name.startsWith("org.keycloak") || name.startsWith("jakarta"));
    }

    private static long lines(Path file) {
        return Project.text(file).lines().count();
    }
}
