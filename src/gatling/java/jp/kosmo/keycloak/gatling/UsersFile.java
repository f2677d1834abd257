package jp.kosmo.keycloak.gatling;

import static io.gatling.javaapi.core.CoreDsl.csv;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A CSV file of members, the names of its columns in its first line. */
final class UsersFile {

    static final String OPTION = "users-file";

    private UsersFile() {}

    /** Its lines; each has something in these columns. */
    static List<Map<String, Object>> read(String file, List<String> columns) {
        Path path = Path.of(file).toAbsolutePath();
        if (!Files.isReadable(path)) {
            throw new RefusedOption(OPTION, "is no file that can be read: " + path);
        }
        List<Map<String, Object>> lines = csv(path.toString()).readRecords();
        if (lines.isEmpty()) {
            throw new RefusedOption(OPTION, "names no members");
        }
        for (int i = 0; i < lines.size(); i++) {
            for (String column : columns) {
                if (lines.get(i).getOrDefault(column, "").toString().isBlank()) {
                    throw new RefusedOption(OPTION, "has no " + column + " in line " + (i + 2));
                }
            }
        }
        return lines;
    }
}
