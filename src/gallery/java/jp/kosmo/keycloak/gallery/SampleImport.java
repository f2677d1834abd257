package jp.kosmo.keycloak.gallery;

import static jp.kosmo.keycloak.gallery.SampleOffice.WHEN;

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
import jp.kosmo.keycloak.members.imports.ImportJob;
import jp.kosmo.keycloak.members.imports.ImportRowEntity.Kind;
import jp.kosmo.keycloak.members.imports.ImportRows.Reason;
import jp.kosmo.keycloak.members.imports.ImportState;
import jp.kosmo.keycloak.members.imports.rules.RowProblem;
import jp.kosmo.keycloak.office.file.FileAnswer;
import jp.kosmo.keycloak.office.file.FileAnswer.Named;
import jp.kosmo.keycloak.office.imports.ImportStanding;
import jp.kosmo.keycloak.office.imports.RowPage;
import org.jspecify.annotations.Nullable;

/** What the office's server answers about a file of members and about an import. */
final class SampleImport {

    static final String FILE = "0b7e";
    static final String JOB = "members/imports/9d41";
    static final String CHECK = "POST members/files/" + FILE + "/check";

    private static final int ROWS = 20_483;

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

    static ImportStanding job(ImportState state) {
        return standing(state, 1_204, 38);
    }

    /** The same file again. */
    static ImportStanding nothing() {
        return standing(ImportState.PLANNED, 0, 0);
    }

    private static ImportStanding standing(ImportState state, long added, long changed) {
        boolean isPlanned = state != ImportState.PLANNING && state != ImportState.REFUSED;
        boolean isOver = List.of(ImportState.DONE, ImportState.UNDOING, ImportState.UNDONE)
                .contains(state);
        boolean isHalf = state == ImportState.APPLYING || state == ImportState.STOPPED;
        boolean isRefused = state == ImportState.REFUSED;
        return new ImportStanding(
                new ImportJob(
                        "9d41",
                        "4b1f",
                        state,
                        WHEN,
                        state == ImportState.DONE ? System.currentTimeMillis() : WHEN,
                        true,
                        false,
                        isPlanned ? added : 0,
                        isPlanned ? changed : 0,
                        isPlanned ? 20_471 - added - changed : 0,
                        isPlanned ? 12 : 0,
                        isPlanned ? 87 : 0,
                        isOver ? 1_241 : isHalf ? 806 : 0,
                        isOver || isHalf ? 1 : 0,
                        state == ImportState.UNDOING || state == ImportState.UNDONE ? 1_200 : 0,
                        state == ImportState.UNDONE ? 41 : 0,
                        FILE,
                        "加入者一覧_2026年11月.csv",
                        isRefused ? FileRefusal.Code.QUOTES.name() : null,
                        isRefused ? 1_037 : 0),
                "tanto-suzuki",
                state == ImportState.PLANNING ? 8_200L : null,
                null,
                isPlanned
                        ? List.of(
                                new Reason(Kind.REFUSED, "SAME_USER_ID", 7),
                                new Reason(Kind.REFUSED, "BIRTHDATE_DIFFERS", 5),
                                new Reason(Kind.CHANGED, "ADDRESS_KEPT", 2))
                        : List.of());
    }

    /** Rows of whatever kind is asked for. */
    static Answer rows() {
        return Answer.ok(new RowPage(
                List.of(
                        row(1, "健保　太郎", "BIRTHDATE_DIFFERS", null),
                        row(
                                2,
                                "健保　花子",
                                "SAME_USER_ID",
                                null,
                                new RowProblem("SAME_USER_ID", "仮ユーザID", 9),
                                new RowProblem("EMAIL", "メールアドレス", 0)),
                        row(3, "大和　一郎", "REFUSED_BY_PROFILE", "displayName"),
                        row(4, "髙橋　𠮷子", "ADDRESS_KEPT", null)),
                "5"));
    }

    private static RowPage.Row row(
            int branch, String name, String reason, @Nullable String field, RowProblem... problems) {
        return new RowPage.Row(
                branch + 1,
                "CHANGED",
                "PLANNED",
                reason,
                field,
                List.of(problems),
                SampleOffice.ID + branch,
                "9999043210" + branch,
                name,
                "9999",
                "43210",
                String.valueOf(branch));
    }
}
