package jp.kosmo.keycloak.members.imports.apply;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jp.kosmo.keycloak.jpa.DataFault;
import jp.kosmo.keycloak.members.imports.ImportRows;
import jp.kosmo.keycloak.members.imports.RecordChange;
import jp.kosmo.keycloak.members.imports.StagedRow;
import jp.kosmo.keycloak.members.imports.plan.TakenRows;
import jp.kosmo.keycloak.members.imports.rules.UserIdRules;
import jp.kosmo.keycloak.members.imports.steps.ImportSteps;
import org.keycloak.common.util.Time;

/**
 * Applies a plan: the new members many at a time, then the changed ones each for itself. A step that the database refuses is halved
 * until the row is alone that is at fault.
 */
final class ImportApply {

    private static final int AT_ONCE = 1000;
    private static final int AT_ONCE_SLOWLY = 50;
    private static final String CHANGES = "r.kind = :CHANGED and r.state = :PLANNED";

    private final ImportSteps steps;
    private final String jobId;
    private final RecordChange records;
    private final UserIdRules userIds;

    ImportApply(ImportSteps steps, RecordChange records, UserIdRules userIds) {
        this.steps = steps;
        this.jobId = steps.jobId();
        this.records = records;
        this.userIds = userIds;
    }

    void run() {
        boolean oneByOne = !isAsKeycloakWrites();
        steps.step(step -> {
            step.jobs.note(jobId, oneByOne, NewMembers.steps(step.realm));
            return oneByOne;
        });
        int after = 0;
        for (List<Integer> lines = due(after, oneByOne); !lines.isEmpty(); lines = due(after, oneByOne)) {
            make(lines, oneByOne);
            after = lines.get(lines.size() - 1);
        }
        change();
    }

    /** Compared by the first row; what cannot be made by Keycloak itself is left to the slower way to refuse. */
    private boolean isAsKeycloakWrites() {
        Optional<StagedRow> first = firstFree();
        return first.isEmpty() || bySets(first.get()).equals(byKeycloak(first.get()));
    }

    /** The first row whose ID, number and address nobody has taken since. */
    private Optional<StagedRow> firstFree() {
        Optional<StagedRow> first = firstDue();
        while (first.isPresent() && isLate(first.get().line())) {
            first = firstDue();
        }
        return first;
    }

    private Optional<StagedRow> firstDue() {
        return steps.step(step -> step.rows.read(NewMembers.DUE, 1).stream().findFirst());
    }

    private boolean isLate(int line) {
        return steps.step(step -> {
            int late = taken(step).refuseLate(step.rows.between(line, line));
            step.jobs.add(jobId, 0, late, 0, 0);
            return late > 0;
        });
    }

    private TakenRows taken(ImportSteps.Step step) {
        return new TakenRows(step.realm.isDuplicateEmailsAllowed(), userIds.releasedSince(step.realm));
    }

    private Optional<List<String>> bySets(StagedRow row) {
        return takenBack(
                step -> AccountProbe.ofSets(step.entities, step.realm, step.rows, row, Time.currentTimeMillis()));
    }

    private Optional<List<String>> byKeycloak(StagedRow row) {
        return takenBack(step -> {
            String id = new NewMembersOneByOne(step.session, step.realm, records)
                    .create(row)
                    .getId();
            return AccountProbe.rowsOf(step.entities, id);
        });
    }

    private Optional<List<String>> takenBack(Function<ImportSteps.Step, List<String>> work) {
        try {
            return steps.step(step -> {
                step.session.getTransactionManager().setRollbackOnly();
                return Optional.of(work.apply(step));
            });
        } catch (RecordChange.Refused refused) {
            return Optional.empty();
        } catch (RuntimeException failed) {
            if (DataFault.is(failed)) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private List<Integer> due(int after, boolean oneByOne) {
        return steps.step(step -> step.rows
                .between(after + 1, Integer.MAX_VALUE)
                .lines(NewMembers.DUE, oneByOne ? AT_ONCE_SLOWLY : AT_ONCE));
    }

    private void make(List<Integer> lines, boolean oneByOne) {
        RowFault.isolate(
                lines,
                some -> steps.step(step -> make(step, some, oneByOne)),
                (line, reason) -> late(line, NewMembers.DUE, reason));
    }

    private int make(ImportSteps.Step step, List<Integer> lines, boolean oneByOne) {
        ImportRows some = step.rows.between(lines.get(0), lines.get(lines.size() - 1));
        int late = taken(step).refuseLate(some);
        int made = oneByOne
                ? new NewMembersOneByOne(step.session, step.realm, records).make(some, lines.size())
                : new NewMembers(step.realm, Time.currentTimeMillis()).make(some);
        step.jobs.add(jobId, made, late, 0, 0);
        return made;
    }

    private void change() {
        int after = 0;
        for (List<StagedRow> some = changes(after); !some.isEmpty(); some = changes(after)) {
            some.forEach(this::change);
            after = some.get(some.size() - 1).line();
        }
    }

    private List<StagedRow> changes(int after) {
        return steps.step(
                step -> step.rows.between(after + 1, Integer.MAX_VALUE).read(CHANGES, AT_ONCE_SLOWLY));
    }

    private void change(StagedRow row) {
        RowFault.of(() -> steps.step(step -> change(step, row))).ifPresent(reason -> late(row.line(), CHANGES, reason));
    }

    private int change(ImportSteps.Step step, StagedRow row) {
        RecordChange.Done done = records.change(step.session, step.realm, row);
        step.entities.flush();
        step.jobs.add(jobId, 1, 0, 0, 0);
        return step.rows
                .between(row.line(), row.line())
                .update(
                        "r.state = :DONE, r.version = :version, r.before = :before",
                        CHANGES,
                        Map.of("version", done.version(), "before", done.before()));
    }

    private void late(int line, String which, String reason) {
        steps.step(step -> {
            step.jobs.add(jobId, 0, 1, 0, 0);
            return step.rows
                    .between(line, line)
                    .update("r.state = :LATE, r.reason = :reason", which, Map.of("reason", reason));
        });
    }
}
