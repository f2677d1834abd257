package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/**
 * Tables: what the change logs create is what the entities expect, all of it is declared to Keycloak, and nothing in a
 * change log stops an older JAR from running on the same database.
 */
class SchemaTest {
    private static final Path FOLDER = Project.RESOURCES.resolve("META-INF");
    private static final Pattern TABLE =
            Pattern.compile("<createTable tableName=\"(\\w+)\">(.*?)</createTable>", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("<column name=\"(\\w+)\"");
    private static final Pattern MODIFIED = Pattern.compile(
            "<modifyDataType tableName=\"(\\w+)\" columnName=\"(\\w+)\" newDataType=\"(N?VARCHAR)\\((\\d+)\\)\"/>");
    private static final Pattern ADDED =
            Pattern.compile("<addColumn tableName=\"(\\w+)\">(.*?)</addColumn>", Pattern.DOTALL);

    @Test
    void entitiesFitTheTables() {
        assertThat(entityColumns()).isNotEmpty().isEqualTo(tableColumns());
    }

    @Test
    void everyEntityIsDeclaredToKeycloak() {
        Set<Class<?>> declared = Services.entries().stream()
                .map(Services.Entry::factory)
                .filter(JpaEntityProvider.class::isInstance)
                .flatMap(factory -> ((JpaEntityProvider) factory).getEntities().stream())
                .collect(Collectors.toSet());
        assertThat(declared).containsExactlyInAnyOrderElementsOf(entities().toList());
    }

    @Test
    void everyChangeLogIsIncluded() {
        String master = Project.text(FOLDER.resolve("kosmo-changelog-master.xml"));
        assertThat(changeLogs())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(master).contains("\"META-INF/" + file.getFileName() + "\""));
    }

    @Test
    void nodesOfTwoVersionsCanShareTheDatabase() {
        assertThat(changeLogs())
                .allSatisfy(file -> assertThat(Project.text(file))
                        .as("%s: expand only, contract one minor later; no key into Keycloak's tables", file)
                        .doesNotContain("<drop", "<rename", "<addForeignKeyConstraint", "foreignKeyName"));
    }

    /** An older JAR writes what it always wrote; a newer one may write more. */
    @Test
    void textColumnsOnlyGrow() {
        changeLogs()
                .forEach(file -> MODIFIED.matcher(Project.text(file))
                        .results()
                        .forEach(change -> assertThat(Integer.parseInt(change.group(4)))
                                .as("%s.%s", change.group(1), change.group(2))
                                .isGreaterThanOrEqualTo(
                                        lengthBefore(change.group(1), change.group(2), change.group(3)))));
        assertThat(changeLogs().map(Project::text).mapToLong(text -> text.split("<modifyDataType", -1).length - 1L))
                .as("only such changes of a type")
                .containsExactlyElementsOf(changeLogs()
                        .map(file ->
                                MODIFIED.matcher(Project.text(file)).results().count())
                        .toList());
    }

    private static int lengthBefore(String table, String column, String type) {
        Pattern created = Pattern.compile("<column name=\"" + column + "\" type=\"" + type + "\\((\\d+)\\)\"");
        return changeLogs()
                .flatMap(file -> Stream.of(TABLE, ADDED)
                        .flatMap(pattern -> pattern.matcher(Project.text(file)).results()))
                .filter(made -> made.group(1).equals(table))
                .flatMap(made -> created.matcher(made.group(2)).results())
                .mapToInt(made -> Integer.parseInt(made.group(1)))
                .findFirst()
                .orElseThrow();
    }

    /** Keycloak's own; users of other stores have ids longer than 36. */
    @Test
    void everyIdOfAUserIsAsWideAsKeycloaks() {
        assertThat(entities()
                        .flatMap(entity -> Arrays.stream(entity.getDeclaredFields()))
                        .filter(field -> field.isAnnotationPresent(Column.class))
                        .map(field -> field.getAnnotation(Column.class))
                        .filter(column -> column.name().equals("USER_ID")))
                .isNotEmpty()
                .allMatch(column -> column.length() == 255);
    }

    /** TABLE.COLUMN of every entity. */
    static Set<String> entityColumns() {
        return entities()
                .flatMap(entity -> Arrays.stream(entity.getDeclaredFields())
                        .filter(field -> field.isAnnotationPresent(Column.class))
                        .map(field -> entity.getAnnotation(Table.class).name() + "."
                                + field.getAnnotation(Column.class).name()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Class<?>> entities() {
        return Project.mainClasses().stream()
                .filter(type -> type.isAnnotatedWith(Entity.class))
                .map(type -> type.reflect());
    }

    private static Set<String> tableColumns() {
        return changeLogs()
                .flatMap(file -> Stream.of(TABLE, ADDED)
                        .flatMap(pattern -> pattern.matcher(Project.text(file)).results()))
                .flatMap(SchemaTest::columns)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> columns(MatchResult table) {
        return COLUMN.matcher(table.group(2)).results().map(column -> table.group(1) + "." + column.group(1));
    }

    private static Stream<Path> changeLogs() {
        return Project.files(FOLDER, ".xml").stream()
                .filter(file -> file.getFileName().toString().startsWith("kosmo-changelog-"))
                .filter(file -> !file.endsWith("kosmo-changelog-master.xml"));
    }
}
