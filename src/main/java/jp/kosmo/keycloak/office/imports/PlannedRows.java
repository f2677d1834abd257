package jp.kosmo.keycloak.office.imports;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.members.InsuredPerson;
import jp.kosmo.keycloak.members.imports.ImportJob;
import jp.kosmo.keycloak.members.imports.ImportRowEntity;
import jp.kosmo.keycloak.members.imports.ImportRows;
import jp.kosmo.keycloak.members.imports.StagedRow;
import jp.kosmo.keycloak.members.imports.plan.GoneMembers;
import jp.kosmo.keycloak.members.imports.rules.RowProblem;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.office.access.OfficeQuery;
import jp.kosmo.keycloak.text.MaskedName;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Reads the rows of an import, a page at a time. */
final class PlannedRows {

    private static final int PAGE = 100;
    private static final String GONE = "GONE";

    /** What can be asked for, and which rows these are. */
    private static final Map<String, String> KINDS = Map.of(
            "NEW", "r.kind = :NEW",
            "CHANGED", "r.kind = :CHANGED",
            "UNCHANGED", "r.kind = :UNCHANGED",
            "REFUSED", "r.kind = :REFUSED",
            "LATE", "r.state = :LATE",
            "KEPT", "r.state = :KEPT");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final EntityManager entities;
    private final ImportJob job;

    PlannedRows(KeycloakSession session, RealmModel realm, ImportJob job) {
        this.session = session;
        this.realm = realm;
        this.entities = EntityManagers.of(session);
        this.job = job;
    }

    RowPage read(@Nullable String kind, @Nullable String after) {
        if (GONE.equals(kind)) {
            return gone(OfficeQuery.text("after", after).orElse(""));
        }
        String condition = KINDS.get(Objects.requireNonNullElse(kind, ""));
        if (condition == null) {
            throw OfficeProblem.inField("kind", "NO_SUCH_KIND");
        }
        List<StagedRow> rows = new ImportRows(entities, realm.getId(), job.id())
                .between(line(after) + 1, Integer.MAX_VALUE)
                .read(condition, PAGE + 1);
        return new RowPage(
                rows.stream().limit(PAGE).map(PlannedRows::row).toList(),
                rows.size() > PAGE ? String.valueOf(rows.get(PAGE - 1).line()) : null);
    }

    private static int line(@Nullable String after) {
        try {
            return OfficeQuery.text("after", after).map(Integer::valueOf).orElse(-1);
        } catch (NumberFormatException notALine) {
            throw OfficeProblem.inField("after", "NO_SUCH_PAGE");
        }
    }

    private static RowPage.Row row(StagedRow row) {
        boolean there = row.kind() == ImportRowEntity.Kind.CHANGED
                || row.kind() == ImportRowEntity.Kind.UNCHANGED
                || row.state() == ImportRowEntity.State.DONE
                || row.state() == ImportRowEntity.State.KEPT;
        return row(
                row.line(),
                row.kind().name(),
                row.state().name(),
                row.reason(),
                row.field(),
                row.problems(),
                there ? row.memberId() : null,
                row.userId(),
                row.attributes()::get);
    }

    private RowPage gone(String after) {
        if (!job.state().hasPlan()) {
            return new RowPage(List.of(), null);
        }
        List<GoneMembers.Gone> gone = new GoneMembers(entities, realm.getId(), job).list(after, PAGE + 1);
        return new RowPage(
                gone.stream()
                        .limit(PAGE)
                        .flatMap(one -> Stream.ofNullable(session.users().getUserById(realm, one.memberId())))
                        .filter(member -> OfficeCall.isInsured(realm, member))
                        .map(PlannedRows::gone)
                        .toList(),
                gone.size() > PAGE ? gone.get(PAGE - 1).sortKey() : null);
    }

    private static RowPage.Row gone(UserModel member) {
        return row(
                null,
                GONE,
                null,
                null,
                null,
                List.of(),
                member.getId(),
                member.getUsername(),
                member::getFirstAttribute);
    }

    private static RowPage.Row row(
            @Nullable Integer line,
            String kind,
            @Nullable String state,
            @Nullable String reason,
            @Nullable String field,
            List<RowProblem> problems,
            @Nullable String member,
            @Nullable String userId,
            UnaryOperator<@Nullable String> attribute) {
        return new RowPage.Row(
                line,
                kind,
                state,
                reason,
                field,
                problems,
                member,
                userId,
                attribute.apply(MaskedName.ATTRIBUTE),
                attribute.apply(InsuredPerson.SYMBOL),
                attribute.apply(InsuredPerson.NUMBER),
                attribute.apply(InsuredPerson.BRANCH_NUMBER));
    }
}
