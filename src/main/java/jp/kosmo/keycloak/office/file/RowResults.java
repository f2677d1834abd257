package jp.kosmo.keycloak.office.file;

import java.text.MessageFormat;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import jp.kosmo.keycloak.members.file.csv.CsvLine;
import jp.kosmo.keycloak.members.imports.ImportRowEntity;
import jp.kosmo.keycloak.members.imports.StagedRow;
import org.jspecify.annotations.Nullable;

/** What has become of each row, in words, one after the other as the file has them. */
final class RowResults {

    private final Properties messages;
    private final IntFunction<List<StagedRow>> page;
    private final Deque<StagedRow> ahead = new ArrayDeque<>();
    private boolean isHeader = true;

    /** @param page some rows behind a line, in the order of the file */
    RowResults(Properties messages, IntFunction<List<StagedRow>> page) {
        this.messages = messages;
        this.page = page;
    }

    /** The two new cells: result and reason. */
    List<String> cells(CsvLine line) {
        if (isHeader) {
            isHeader = false;
            return List.of(text("kosmoOfficeResult"), text("kosmoOfficeResultReason"));
        }
        StagedRow row = row((int) line.line());
        return row == null ? List.of("", "") : List.of(result(row), reason(row));
    }

    private @Nullable StagedRow row(int line) {
        if (ahead.isEmpty()) {
            ahead.addAll(page.apply(line - 1));
        }
        while (!ahead.isEmpty() && ahead.getFirst().line() < line) {
            ahead.removeFirst();
        }
        return !ahead.isEmpty() && ahead.getFirst().line() == line ? ahead.removeFirst() : null;
    }

    private String result(StagedRow row) {
        boolean isPlan = row.state() == ImportRowEntity.State.PLANNED || row.state() == ImportRowEntity.State.DONE;
        return text("kosmoOfficeResult." + (isPlan ? row.state() + "_" + row.kind() : row.state()));
    }

    private String reason(StagedRow row) {
        if (!row.problems().isEmpty()) {
            return row.problems().stream()
                    .map(problem -> sentence(problem.column(), problem.code(), problem.other()))
                    .collect(Collectors.joining(" "));
        }
        return row.reason() == null ? "" : sentence(null, row.reason(), 0);
    }

    private String sentence(@Nullable String column, String code, long other) {
        String text = new MessageFormat(text("kosmoOfficeFileRow." + code), Locale.ROOT)
                .format(new Object[] {String.valueOf(other)});
        return column == null
                ? text
                : new MessageFormat(text("kosmoOfficeResultColumn"), Locale.ROOT).format(new Object[] {column, text});
    }

    private String text(String key) {
        return messages.getProperty(key, key);
    }
}
