package jp.kosmo.keycloak.members.imports.apply;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kosmo.keycloak.members.imports.ImportJob;
import jp.kosmo.keycloak.members.imports.RecordChange;
import jp.kosmo.keycloak.members.imports.StagedRow;
import jp.kosmo.keycloak.members.imports.steps.ImportSteps;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.UserCache;

/** Undoes what a job has done, as far as nobody has touched it since. */
final class ImportBack {

    private static final int AT_ONCE = 1000;
    private static final int AT_ONCE_SLOWLY = 50;
    private static final String CHANGED = "r.kind = :CHANGED and r.state = :DONE";

    private final ImportSteps steps;
    private final String jobId;
    private final RecordChange records;

    ImportBack(ImportSteps steps, RecordChange records) {
        this.steps = steps;
        this.jobId = steps.jobId();
        this.records = records;
    }

    void run() {
        each(CHANGED, records::restore);
        boolean oneByOne = steps.step(
                step -> step.jobs.find(jobId).map(ImportJob::oneByOne).orElse(true));
        if (oneByOne) {
            each(ImportUndo.MADE, records::remove);
        } else {
            removeSets();
        }
    }

    private void removeSets() {
        int after = 0;
        for (List<Integer> lines = made(after); !lines.isEmpty(); lines = made(after)) {
            RowFault.isolate(
                    lines,
                    some -> steps.step(step -> remove(step, some)),
                    (line, reason) -> keep(line, ImportUndo.MADE, reason));
            after = lines.get(lines.size() - 1);
        }
        // A member whom a cache remembers could be read by the id a while longer.
        steps.step(step -> {
            Optional.ofNullable(step.session.getProvider(UserCache.class)).ifPresent(cache -> cache.evict(step.realm));
            return step.realm.getId();
        });
    }

    private List<Integer> made(int after) {
        return steps.step(
                step -> step.rows.between(after + 1, Integer.MAX_VALUE).lines(ImportUndo.MADE, AT_ONCE));
    }

    private int remove(ImportSteps.Step step, List<Integer> lines) {
        int removed = new ImportUndo(
                        step.jobs.steps(jobId), NewMembers.groups(step.realm).size())
                .remove(step.rows.between(lines.get(0), lines.get(lines.size() - 1)));
        step.jobs.add(jobId, 0, 0, removed, lines.size() - removed);
        return removed;
    }

    /** What is done to one row. */
    private interface Act {
        void on(KeycloakSession session, RealmModel realm, StagedRow row);
    }

    private void each(String which, Act act) {
        int after = 0;
        for (List<StagedRow> some = read(which, after); !some.isEmpty(); some = read(which, after)) {
            some.forEach(row -> one(row, which, act));
            after = some.get(some.size() - 1).line();
        }
    }

    private List<StagedRow> read(String which, int after) {
        return steps.step(
                step -> step.rows.between(after + 1, Integer.MAX_VALUE).read(which, AT_ONCE_SLOWLY));
    }

    private void one(StagedRow row, String which, Act act) {
        RowFault.of(() -> steps.step(step -> {
                    act.on(step.session, step.realm, row);
                    step.entities.flush();
                    step.jobs.add(jobId, 0, 0, 1, 0);
                    return step.rows.between(row.line(), row.line()).update("r.state = :UNDONE", which);
                }))
                .ifPresent(reason -> keep(row.line(), which, reason));
    }

    private void keep(int line, String which, String reason) {
        steps.step(step -> {
            step.jobs.add(jobId, 0, 0, 0, 1);
            return step.rows
                    .between(line, line)
                    .update("r.state = :KEPT, r.reason = :reason", which, Map.of("reason", reason));
        });
    }
}
