package jp.kosmo.keycloak.members.file.row;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.kosmo.keycloak.members.file.csv.FileEncoding;
import org.jspecify.annotations.Nullable;

/**
 * How a union's file is read.
 *
 * @param encoding what the clerk says it is written in; null = it is told by the file
 * @param columns what the union calls its columns, besides the names that everybody knows
 * @param required what a row must have
 * @param today the last day that may be a birthday
 * @param isUserId whether this can be a user ID, read as it is stored
 */
public record FileRules(
        @Nullable FileEncoding encoding,
        Map<String, Column> columns,
        Set<Column> required,
        LocalDate today,
        Predicate<String> isUserId) {

    public FileRules {
        columns = columns.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        name -> Column.key(name.getKey()), Map.Entry::getValue, (one, other) -> other));
        required = Set.copyOf(required);
    }

    /** Those of members who are told apart by symbol, number and birthdate. */
    public static FileRules of(
            @Nullable FileEncoding encoding, Map<String, Column> columns, LocalDate today, Predicate<String> isUserId) {
        return new FileRules(
                encoding, columns, Set.of(Column.SYMBOL, Column.NUMBER, Column.BIRTHDATE), today, isUserId);
    }

    /** What a name stands for: the union's word counts more. */
    public Optional<Column> column(String header) {
        return Optional.ofNullable(columns.get(Column.key(header))).or(() -> Column.named(header));
    }
}
