package jp.kosmo.keycloak.gallery;

import static jp.kosmo.keycloak.gallery.OfficeScreens.at;
import static jp.kosmo.keycloak.gallery.OfficeScreens.presses;
import static jp.kosmo.keycloak.gallery.OfficeScreens.screen;
import static jp.kosmo.keycloak.gallery.SampleImport.CHECK;
import static jp.kosmo.keycloak.gallery.SampleImport.FILE;
import static jp.kosmo.keycloak.gallery.SampleImport.JOB;
import static jp.kosmo.keycloak.gallery.SampleImport.job;
import static jp.kosmo.keycloak.office.access.OfficeRole.MEMBERS;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.gallery.ScriptFixture.Answer;
import jp.kosmo.keycloak.members.file.csv.FileRefusal;
import jp.kosmo.keycloak.members.file.row.Column;
import jp.kosmo.keycloak.members.imports.ImportJob;
import jp.kosmo.keycloak.members.imports.ImportState;
import jp.kosmo.keycloak.office.imports.ImportStanding;

/** The office's room of imports: the file, the plan, the work and what came of it. */
final class ImportScreens {

    private static final String LIST = "GET members/imports";
    private static final String SEE = "GET " + JOB;
    private static final String ROWS = SEE + "/rows";

    private ImportScreens() {}

    static Stream<Screen> all() {
        return Stream.of(begin(), file(), plan(), work(), done()).flatMap(screens -> screens);
    }

    private static Stream<Screen> begin() {
        List<ImportJob> before =
                Stream.of(ImportState.values()).map(state -> job(state).job()).toList();
        return Stream.of(
                screen("imports", at("imports", Map.of(LIST, Answer.ok(before)), MEMBERS)),
                screen("imports, none", at("imports", Map.of(LIST, Answer.ok(List.of())), MEMBERS)),
                screen(
                        "imports, refused",
                        at("imports", Map.of(LIST, Answer.ok(List.of())), MEMBERS)
                                .begins(
                                        "const chosen = new DataTransfer(); chosen.items.add(new File(['PK'], '名簿.xlsx'));"
                                                + " document.getElementById('file').files = chosen.files;"
                                                + presses("#file")
                                                + " await there('[aria-invalid]');")));
    }

    private static Stream<Screen> file() {
        return Stream.of(
                screen("imports, file", checked(SampleImport.findings(Column.SYMBOL, Column.NUMBER))),
                screen("imports, file damaged", checked(SampleImport.damagedFindings())),
                screen("imports, file column missing", checked(SampleImport.findings(Column.SYMBOL, null))),
                screen("imports, file not read", checked(SampleImport.refused(FileRefusal.Code.OTHER_ENCODING))),
                screen(
                        "imports, file two columns alike",
                        checked(SampleImport.findings(Column.SYMBOL, Column.NUMBER))
                                .begins(
                                        "answers['" + CHECK
                                                + "'].body = { refused: { code: 'COLUMN_TWICE', line: 1 } };"
                                                + " const column = document.getElementById('column-9'); column.value = 'NUMBER';"
                                                + " column.dispatchEvent(new Event('change')); await there('#found .kosmo-danger');")),
                screen(
                        "imports, file answer refused",
                        checked(SampleImport.findings(Column.SYMBOL, Column.NUMBER))
                                .begins("document.getElementById('temporary').value = '';" + presses("#temporary")
                                        + " await there('[aria-invalid]');")));
    }

    private static ScriptFixture checked(Answer answer) {
        return at("imports/file/" + FILE, Map.of(CHECK, answer), MEMBERS);
    }

    private static Stream<Screen> plan() {
        return Stream.of(
                screen("imports, planning", shows(job(ImportState.PLANNING))),
                screen("imports, not readable", shows(job(ImportState.REFUSED))),
                screen("imports, plan", shows(job(ImportState.PLANNED))),
                screen(
                        "imports, plan opened",
                        shows(job(ImportState.PLANNED))
                                .begins("const kinds = document.querySelectorAll('.office-kinds details');"
                                        + " kinds[1].open = true; kinds[3].open = true;"
                                        + " await there('.office-kinds details:nth-of-type(2) .office-rows td');"
                                        + " await there('.office-kinds details:nth-of-type(4) .office-rows td');")),
                screen("imports, plan asked", shows(job(ImportState.PLANNED)).begins(asks(".office-kinds ~ form"))),
                screen("imports, plan nothing", shows(SampleImport.nothing())));
    }

    private static Stream<Screen> work() {
        return Stream.of(
                screen("imports, applying", shows(job(ImportState.APPLYING))),
                screen("imports, stopped", shows(job(ImportState.STOPPED))),
                screen("imports, undoing", shows(job(ImportState.UNDOING))));
    }

    private static Stream<Screen> done() {
        return Stream.of(
                screen("imports, done", shows(job(ImportState.DONE))),
                screen("imports, done asked", shows(job(ImportState.DONE)).begins(asks("section form"))),
                screen(
                        "imports, gone asked",
                        shows(job(ImportState.DONE))
                                .begins("document.querySelector('[name=gone]').click();"
                                        + " document.getElementById('reason').value = 'LEFT_UNION';"
                                        + asks("#reason"))),
                screen("imports, undone", shows(job(ImportState.UNDONE))));
    }

    private static ScriptFixture shows(ImportStanding job) {
        return at(JOB.replace("members/", ""), Map.of(SEE, Answer.ok(job), ROWS, SampleImport.rows()), MEMBERS);
    }

    /** Presses the button that asks first. */
    private static String asks(String selector) {
        return presses(selector) + " await there('.office-question:not([hidden])');";
    }
}
