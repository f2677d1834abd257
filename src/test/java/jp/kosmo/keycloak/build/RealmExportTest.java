package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The realm files that ship are what their source says: they are written by {@code ./mvnw -Prealms}, never by hand. */
class RealmExportTest {

    static List<String> unions() {
        return RealmExport.UNIONS;
    }

    @ParameterizedTest
    @MethodSource("unions")
    void isWhatTheSourceSays(String union) {
        assertThat(Project.text(RealmExport.file(union)))
                .as("src/realm and realm-export differ: ./mvnw -Prealms writes the latter")
                .isEqualTo(RealmExport.text(union));
    }

    @ParameterizedTest
    @MethodSource("unions")
    void leavesNothingOpen(String union) {
        String source = Project.text(Path.of("src/realm/union.json"));

        assertThat(RealmExport.properties(union).stringPropertyNames())
                .isEqualTo(RealmExport.properties(RealmExport.UNIONS.get(0)).stringPropertyNames())
                .allSatisfy(name -> assertThat(source).contains("@" + name + "@"));
        assertThat(RealmExport.text(union)).doesNotContainPattern("@[A-Za-z:-]+@");
    }
}
