package jp.kosmo.keycloak.members.imports.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jp.kosmo.keycloak.members.MemberReconcile;
import jp.kosmo.keycloak.members.file.FileFindings;
import jp.kosmo.keycloak.members.file.MemberFile;
import jp.kosmo.keycloak.members.file.csv.FileRefusal;
import jp.kosmo.keycloak.members.file.row.Column;
import jp.kosmo.keycloak.members.file.row.FileProblem;
import jp.kosmo.keycloak.members.file.row.MemberRow;
import jp.kosmo.keycloak.members.imports.ImportJob;
import jp.kosmo.keycloak.members.imports.ImportStaging;
import jp.kosmo.keycloak.members.imports.RecordChange;
import jp.kosmo.keycloak.members.imports.rules.ImportedMember;
import jp.kosmo.keycloak.members.imports.rules.ProfileRules;
import jp.kosmo.keycloak.members.imports.rules.RowProblem;
import jp.kosmo.keycloak.members.imports.rules.UserIdRules;
import jp.kosmo.keycloak.members.imports.steps.ImportSteps;
import jp.kosmo.keycloak.members.imports.upload.FileReading;
import jp.kosmo.keycloak.members.imports.upload.StoredFile;
import org.jspecify.annotations.Nullable;

/**
 * Makes the plan of an uploaded file, in steps: the file may have a million rows. A node that is killed meanwhile leaves rows
 * that the next one deletes before it begins anew.
 */
public final class FilePlan {

    private static final int AT_ONCE = 2000;

    private final ImportSteps steps;
    private final RecordChange records;
    private final UserIdRules userIds;

    public FilePlan(ImportSteps steps, RecordChange records, UserIdRules userIds) {
        this.steps = steps;
        this.records = records;
        this.userIds = userIds;
    }

    /**
     * Makes it.
     *
     * @throws FileRefusal where the file cannot be read
     */
    public void make() {
        steps.longStep(step -> step.rows.deleteAll());
        steps.run(MemberReconcile::complete);
        stage();
        ImportPlan.QUESTIONS.forEach(this::compare);
        int after = 0;
        while (after < Integer.MAX_VALUE) {
            int from = after;
            after = steps.step(
                    step -> plan(step).keepVersions(from, member -> records.version(step.session, step.realm, member)));
        }
        steps.longStep(step -> {
            GoneMembers gone = new GoneMembers(
                    step.entities,
                    step.realm.getId(),
                    step.jobs.find(steps.jobId()).orElseThrow());
            step.jobs.count(steps.jobId(), gone.count());
            return step;
        });
    }

    private void compare(Consumer<ImportPlan> question) {
        steps.longStep(step -> {
            question.accept(plan(step));
            return step;
        });
    }

    private ImportPlan plan(ImportSteps.Step step) {
        return new ImportPlan(step.rows, step.realm.isDuplicateEmailsAllowed(), userIds.releasedSince(step.realm));
    }

    private void stage() {
        StoredFile stored = steps.step(step -> step.jobs
                .find(steps.jobId())
                .map(ImportJob::fileId)
                .map(steps::file)
                .orElseThrow());
        FileReading reading = steps.step(
                step -> step.jobs.reading(steps.jobId()).map(FileReading::read).orElseThrow());
        List<ImportedMember> members = new ArrayList<>(AT_ONCE);
        try {
            MemberFile file = MemberFile.open(stored, reading.rules(userIds));
            FileFindings found = file.read((row, problems) -> {
                members.add(member(row, problems, reading.temporary()));
                if (members.size() == AT_ONCE) {
                    stage(members, file.has(Column.USER_ID));
                }
            });
            if (!found.missing().isEmpty()) {
                throw new FileRefusal(FileRefusal.Code.COLUMN_MISSING);
            }
            stage(members, file.has(Column.USER_ID));
        } catch (IOException neverOfTheDatabase) {
            throw new UncheckedIOException(neverOfTheDatabase);
        }
    }

    private void stage(List<ImportedMember> members, boolean withIds) {
        steps.step(step -> {
            new ImportStaging(
                            step.entities,
                            step.realm.getId(),
                            steps.jobId(),
                            new ProfileRules(step.session, step.realm, userIds),
                            !withIds)
                    .stage(members.iterator());
            return step;
        });
        members.clear();
    }

    private static ImportedMember member(MemberRow row, List<FileProblem> problems, boolean temporary) {
        return new ImportedMember(
                (int) row.line(),
                value(row, Column.USER_ID),
                temporary,
                value(row, Column.SYMBOL),
                value(row, Column.NUMBER),
                value(row, Column.BRANCH),
                value(row, Column.BIRTHDATE),
                value(row, Column.NAME),
                value(row, Column.KANA),
                value(row, Column.EMAIL),
                value(row, Column.LANGUAGE),
                value(row, Column.POSTAL_CODE),
                value(row, Column.ADDRESS),
                value(row, Column.LEFT) != null,
                problems.stream()
                        .map(problem -> new RowProblem(
                                problem.code().name(),
                                Optional.of(problem.column())
                                        .filter(name -> !name.isEmpty())
                                        .orElse(null),
                                problem.other()))
                        .toList());
    }

    private static @Nullable String value(MemberRow row, Column column) {
        return row.value(column).orElse(null);
    }
}
