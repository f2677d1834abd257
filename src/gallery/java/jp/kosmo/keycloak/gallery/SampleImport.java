package jp.kosmo.keycloak.gallery;

import static jp.kosmo.keycloak.gallery.SampleOffice.WHEN;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kosmo.keycloak.gallery.ScriptFixture.Answer;
import jp.kosmo.keycloak.members.file.FileFindings.Damage;
import jp.kosmo.keycloak.members.file.csv.FileEncoding;
import jp.kosmo.keycloak.members.file.csv.FileRefusal;
import jp.kosmo.keycloak.members.file.row.Column;
import jp.kosmo.keycloak.members.file.row.FileProblem;
import jp.kosmo.keycloak.office.file.FileAnswer;
import jp.kosmo.keycloak.office.file.FileAnswer.Named;
import org.jspecify.annotations.Nullable;

/** What the office's server answers about a file of members and about an import. */
final class SampleImport {

    static final String FILE = "0b7e";
    static final String JOB = "members/imports/9d41";
    static final String CHECK = "POST members/files/" + FILE + "/check";

    private static final int ROWS = 20_483;
    private static final String REASON = "reason";

    private SampleImport() {}

    // --- a file ---

    /** Without anything wrong in it; a column that is null is not known by its name. */
    static Answer findings(Column symbol, @Nullable Column number) {
        return answer(
                columns(symbol, number),
                number == null ? Set.of(Column.NUMBER) : Set.of(),
                List.of(),
                Map.of(),
                List.of());
    }

    /** As Excel leaves it. */
    static Answer damagedFindings() {
        List<FileProblem> problems = Stream.concat(
                        Stream.of(
                                new FileProblem(17, "仮ユーザID", FileProblem.Code.SAME_USER_ID, 9),
                                FileProblem.of(31, "生年月日", FileProblem.Code.BIRTHDATE_NO_SUCH_DAY),
                                FileProblem.of(44, "メールアドレス", FileProblem.Code.EMAIL)),
                        IntStream.rangeClosed(60, 69)
                                .mapToObj(line -> FileProblem.of(line, "番号", FileProblem.Code.SCIENTIFIC)))
                .toList();
        return answer(
                columns(Column.SYMBOL, Column.NUMBER),
                Set.of(),
                problems,
                Map.of(
                        FileProblem.Code.SAME_USER_ID, 1,
                        FileProblem.Code.BIRTHDATE_NO_SUCH_DAY, 1,
                        FileProblem.Code.EMAIL, 1,
                        FileProblem.Code.SCIENTIFIC, 10),
                List.of(
                        new Damage("番号", FileProblem.Code.LEADING_ZEROS, 312, 5),
                        new Damage("番号", FileProblem.Code.SCIENTIFIC, 10, 60)));
    }

    static Answer refused(FileRefusal.Code code) {
        return Answer.ok(new FileAnswer(
                new FileAnswer.Refused(code, 1), null, null, null, null, 0, 0, List.of(), Map.of(), List.of()));
    }

    private static List<Named> columns(Column symbol, @Nullable Column number) {
        return List.of(
                new Named("仮ユーザID", Column.USER_ID),
                new Named("記号", symbol),
                new Named(number == null ? "証の番号（新）" : "番号", number),
                new Named("枝番", Column.BRANCH),
                new Named("生年月日", Column.BIRTHDATE),
                new Named("氏名", Column.NAME),
                new Named("カナ", Column.KANA),
                new Named("メールアドレス", Column.EMAIL),
                new Named("事業所コード", null),
                new Named("備考", null));
    }

    private static Answer answer(
            List<Named> columns,
            Set<Column> missing,
            List<FileProblem> problems,
            Map<FileProblem.Code, Integer> counts,
            List<Damage> damage) {
        return Answer.ok(new FileAnswer(
                null,
                FileEncoding.WINDOWS_31J,
                ",",
                columns,
                missing,
                ROWS,
                problems.size(),
                problems,
                counts,
                damage));
    }

    // --- an import ---

    static Map<String, Object> job(String state) {
        boolean isDone = List.of("DONE", "UNDOING", "UNDONE").contains(state);
        boolean isBegun = isDone || List.of("APPLYING", "STOPPED").contains(state);
        Map<String, Object> job = new HashMap<>(Map.of(
                "id",
                "9d41",
                "state",
                state,
                "createdAt",
                WHEN,
                "changedAt",
                "DONE".equals(state) ? System.currentTimeMillis() : WHEN,
                "clerk",
                "tanto-suzuki",
                "fileName",
                "加入者_2026年11月.csv",
                "rows",
                ROWS,
                "wholeList",
                true,
                "done",
                isDone ? 1_241 : isBegun ? 806 : 0,
                "late",
                isBegun ? 1 : 0));
        boolean isPlanned = !List.of("PLANNING", "REFUSED").contains(state);
        job.put("fileId", FILE);
        job.putAll(Map.of(
                "added", isPlanned ? 1_204 : 0,
                "changed", isPlanned ? 38 : 0,
                "unchanged", isPlanned ? 19_229 : 0,
                "refused", isPlanned ? 12 : 0,
                "gone", isPlanned ? 87 : 0,
                "undone", List.of("UNDOING", "UNDONE").contains(state) ? 1_200 : 0,
                "kept", "UNDONE".equals(state) ? 41 : 0,
                "reasons", isPlanned ? reasons() : List.of()));
        if ("REFUSED".equals(state)) {
            job.putAll(Map.of("refusal", "QUOTES", "refusedLine", 1_037));
        }
        return job;
    }

    /** The same file again. */
    static Map<String, Object> nothing() {
        Map<String, Object> job = job("PLANNED");
        job.putAll(Map.of("added", 0, "changed", 0, "unchanged", 20_471));
        return job;
    }

    private static List<Map<String, Object>> reasons() {
        return List.of(
                Map.of("kind", "REFUSED", REASON, "SAME_USER_ID", "rows", 7),
                Map.of("kind", "REFUSED", REASON, "BIRTHDATE_DIFFERS", "rows", 5),
                Map.of("kind", "CHANGED", REASON, "ADDRESS_KEPT", "rows", 2));
    }

    /** Rows of whatever kind is asked for, those of an import that is done as the list of who is gone. */
    static Answer rows(Map<String, Object> job) {
        boolean isPlan = "PLANNED".equals(job.get("state"));
        List<Map<String, Object>> rows =
                IntStream.rangeClosed(1, 4).mapToObj(SampleImport::row).toList();
        if (isPlan) {
            rows.get(0).put(REASON, "BIRTHDATE_DIFFERS");
            rows.get(1)
                    .put(
                            "problems",
                            List.of(
                                    Map.of("code", "SAME_USER_ID", "column", "仮ユーザID", "other", 9),
                                    Map.of("code", "EMAIL", "column", "メールアドレス", "other", 0)));
            rows.get(2).putAll(Map.of(REASON, "REFUSED_BY_PROFILE", "field", "displayName"));
            rows.get(3).put(REASON, "ADDRESS_KEPT");
        }
        return Answer.ok(Map.of("rows", rows, "next", "4"));
    }

    private static Map<String, Object> row(int line) {
        return new HashMap<>(Map.of(
                "line",
                line + 1,
                "member",
                SampleOffice.ID + line,
                "userId",
                "9999043210" + line,
                "name",
                List.of("健保　太郎", "健保　花子", "大和　一郎", "髙橋　𠮷子").get(line - 1),
                "symbol",
                "9999",
                "number",
                "43210",
                "branchNumber",
                String.valueOf(line)));
    }
}
