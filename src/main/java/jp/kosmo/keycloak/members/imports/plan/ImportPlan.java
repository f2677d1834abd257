package jp.kosmo.keycloak.members.imports.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kosmo.keycloak.members.InsuredPerson;
import jp.kosmo.keycloak.members.MemberKeys;
import jp.kosmo.keycloak.members.imports.ImportRows;
import jp.kosmo.keycloak.members.imports.StagedRow;
import jp.kosmo.keycloak.text.MaskedName;
import jp.kosmo.keycloak.union.BirthDate;

/**
 * Compares the staged rows with the members on record: who is new, who is changed, what cannot be. Each question is one statement
 * for all rows.
 *
 * <p>A row is about the member who has its user ID, or its symbol, number and branch number. The ID in a file is the one the union
 * gave; a member may have taken another since, and keeps it.
 */
public final class ImportPlan {

    /** In their order: each builds on the one before. */
    static final List<Consumer<ImportPlan>> QUESTIONS = List.of(
            plan -> plan.rows.analyze(),
            ImportPlan::refuseTwins,
            ImportPlan::findMembers,
            ImportPlan::compare,
            ImportPlan::refuseMissing,
            ImportPlan::refuseTaken);

    private static final int AT_ONCE = 500;

    /** Whose user ID nobody new may have. */
    private static final String NOTED = "r.kind = :NEW and r.reason is not null";

    private final ImportRows rows;
    private final boolean sharedAddresses;
    private final long releasedSince;

    /**
     * @param sharedAddresses whether two members of the realm may have one address
     * @param releasedSince IDs given up after this moment (epoch milliseconds) are kept from others
     */
    public ImportPlan(ImportRows rows, boolean sharedAddresses, long releasedSince) {
        this.rows = rows;
        this.sharedAddresses = sharedAddresses;
        this.releasedSince = releasedSince;
    }

    /**
     * Makes it.
     *
     * @param version of a member's record, by the id; empty for who is nobody that the office may change
     */
    public void make(Function<String, Optional<String>> version) {
        QUESTIONS.forEach(question -> question.accept(this));
        int after = 0;
        while (after < Integer.MAX_VALUE) {
            after = keepVersions(after, version);
        }
    }

    /** Rows of somebody new who has no user ID get the one that was made for them. */
    private void refuseMissing() {
        rows.update(
                "r.username = r.madeId, r.temporaryId = 'true'",
                "r.kind = :NEW and r.username is null and r.madeId is not null");
        rows.update("r.kind = :REFUSED", NOTED);
        refuse("r.kind = :NEW and r.leaver = true", "LEAVER_UNKNOWN");
        refuse("r.kind = :NEW and r.username is null", "USER_ID_MISSING");
        refuse("r.kind = :NEW and r.birthdate is null", "BIRTHDATE_MISSING");
    }

    private void refuseTaken() {
        new TakenRows(sharedAddresses, releasedSince).refuse(rows);
    }

    /** Which of two rows is right nobody knows. */
    private void refuseTwins() {
        refuseTwins("r.username", "username is not null", "TWICE_USER_ID");
        refuseTwins(
                "concat(r.symbolKey, '-', r.numberKey, '-', r.branchKey)",
                "symbolKey is not null and %snumberKey is not null and %sbranchKey is not null",
                "TWICE_MEMBER");
        if (!sharedAddresses) {
            refuseTwins("r.email", "email is not null", "TWICE_EMAIL");
        }
        refuse(
                "r.kind <> :REFUSED and r.username like '%@%' and coalesce(r.email, '') <> r.username"
                        + " and r.username in (select o.email from ImportRowEntity o where o.jobId = :job)",
                "USER_ID_IS_ADDRESS");
    }

    private void refuseTwins(String value, String there, String reason) {
        refuse(
                "r.kind <> :REFUSED and r." + there.replace("%s", "r.") + " and " + value + " in (select "
                        + value.replace("r.", "o.") + " from ImportRowEntity o where o.jobId = :job and o."
                        + there.replace("%s", "o.") + " group by " + value.replace("r.", "o.")
                        + " having count(*) > 1)",
                reason);
    }

    private void findMembers() {
        String sameNumber = " from MemberEntity m where m.realmId = :realm and m.numberKey = r.numberKey"
                + " and m.symbolKey = r.symbolKey and " + TakenRows.SAME_BRANCH;
        String sameId = " from UserEntity u where u.realmId = :realm and u.username = r.username"
                + " and u.serviceAccountClientLink is null";
        // Refused ones, too: who is in the file is not gone.
        rows.update("r.otherId = (select min(m.userId)" + sameNumber + ")", "r.numberKey is not null");
        rows.update(
                "r.kind = case r.kind when :NEW then :UNCHANGED else r.kind end, r.userId = (select u.id" + sameId
                        + ")",
                "exists (select 1" + sameId + ")");
        refuse("r.kind = :NEW and (select count(m.userId)" + sameNumber + ") > 1", "SEVERAL_MEMBERS");
        refuse(
                "r.kind = :UNCHANGED and r.otherId is not null and not exists (select 1" + sameNumber
                        + " and m.userId = r.userId)",
                "TWO_MEMBERS");
        rows.update("r.kind = :UNCHANGED, r.userId = r.otherId", "r.kind = :NEW and r.otherId is not null");
        rows.update("r.reason = null, r.field = null", NOTED.replace(":NEW", ":UNCHANGED"));
        refuse(
                "r.kind = :UNCHANGED and r.userId in (select o.userId from ImportRowEntity o where o.jobId = :job"
                        + " group by o.userId having count(*) > 1)",
                "TWICE_MEMBER");
    }

    private void compare() {
        refuse(
                "r.kind = :UNCHANGED and r.birthdate is not null and exists (" + recorded(BirthDate.ATTRIBUTE)
                        + " and length(a.value) > 0 and a.value <> r.birthdate)",
                "BIRTHDATE_DIFFERS");
        Stream.of("symbolKey", "numberKey", "branchKey")
                .forEach(key -> change("r." + key + " is not null and not exists (select 1 from MemberEntity m where"
                        + " m.realmId = :realm and m.userId = r.userId and m." + key + " = r." + key + ")"));
        Map.of(MaskedName.ATTRIBUTE, "r.name", MemberKeys.KANA, "r.kana", BirthDate.ATTRIBUTE, "r.birthdate")
                .forEach((attribute, value) -> change(value + " is not null and not exists (" + recorded(attribute)
                        + " and a.value = " + value + ")"));
        String otherAddress = "r.email is not null and exists (select 1 from UserEntity u where u.id = r.userId"
                + " and u.emailVerified = %s and coalesce(u.email, '') <> r.email)";
        change(otherAddress.formatted("false"));
        refuse(
                "r.kind = :CHANGED and " + otherAddress.formatted("false")
                        + " and exists (select 1 from UserEntity o where o.realmId = :realm and o.id <> r.userId"
                        + " and (o.username = r.email" + (sharedAddresses ? "" : " or o.email = r.email") + "))",
                "EMAIL_TAKEN");
        note("exists (select 1 from UserEntity u where u.id = r.userId and u.enabled = false)", "CLOSED");
        note(
                "exists (" + recorded(InsuredPerson.NUMBER)
                        + " and a.value <> r.number and a.value like concat('0%', r.number))",
                "LEADING_ZEROS_ON_RECORD");
        // The list of who is gone is confirmed by itself.
        rows.update("r.kind = :UNCHANGED, r.reason = 'LEAVER'", "r.kind in (:CHANGED, :UNCHANGED) and r.leaver = true");
        // What a member has confirmed is newer than what the union knows.
        note(otherAddress.formatted("true"), "ADDRESS_KEPT");
    }

    private static String recorded(String attribute) {
        return "select 1 from UserAttributeEntity a where a.user.id = r.userId and a.name = '" + attribute + "'";
    }

    private void change(String condition) {
        rows.update("r.kind = :CHANGED", "r.kind = :UNCHANGED and " + condition);
    }

    private void note(String condition, String reason) {
        rows.update(
                "r.reason = :reason",
                "r.kind in (:CHANGED, :UNCHANGED) and r.reason is null and " + condition,
                Map.of("reason", reason));
    }

    private void refuse(String condition, String reason) {
        rows.update("r.kind = :REFUSED, r.reason = :reason", condition, Map.of("reason", reason));
    }

    /** Of some rows behind this line; the last of their lines, the greatest number behind the last row. */
    int keepVersions(int after, Function<String, Optional<String>> version) {
        int last = Integer.MAX_VALUE;
        for (StagedRow row : page(after)) {
            ImportRows one = rows.between(row.line(), row.line());
            version.apply(row.memberId())
                    .ifPresentOrElse(
                            now -> one.update("r.version = :version", "true = true", Map.of("version", now)),
                            () -> one.update(
                                    "r.kind = :REFUSED, r.reason = :reason",
                                    "true = true",
                                    Map.of("reason", "NOT_A_MEMBER")));
            last = row.line();
        }
        return last;
    }

    private List<StagedRow> page(int after) {
        return rows.between(after + 1, Integer.MAX_VALUE).read("r.kind = :CHANGED", AT_ONCE);
    }
}
