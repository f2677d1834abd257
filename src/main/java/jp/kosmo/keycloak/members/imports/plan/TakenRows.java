package jp.kosmo.keycloak.members.imports.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.kosmo.keycloak.members.imports.ImportRows;
import jp.kosmo.keycloak.union.BirthDate;

/** New rows that cannot become members, because somebody on record has what they bring: when planned, and again when applied. */
public final class TakenRows {

    /** Where the row or the record has no branch number, the birthdate tells who of the family it is. */
    static final String SAME_BRANCH =
            "(m.branchKey = r.branchKey or (m.branchKey is null or r.branchKey is null) and exists"
                    + " (select 1 from UserAttributeEntity b where b.user.id = m.userId and b.name = '"
                    + BirthDate.ATTRIBUTE + "' and b.value = r.birthdate))";

    /** By the code of the reason. */
    private final Map<String, String> conditions = new LinkedHashMap<>();

    private final long releasedSince;

    /**
     * @param sharedAddresses whether two members of the realm may have one address
     * @param releasedSince IDs given up after this moment (epoch milliseconds) are kept from others
     */
    public TakenRows(boolean sharedAddresses, long releasedSince) {
        this.releasedSince = releasedSince;
        conditions.put(
                "USER_ID_TAKEN",
                "exists (select 1 from UserEntity u where u.realmId = :realm and u.username = r.username)");
        conditions.put(
                "MEMBER_TWICE",
                "r.symbolKey is not null and exists (select 1 from MemberEntity m where m.realmId = :realm"
                        + " and m.numberKey = r.numberKey and m.symbolKey = r.symbolKey and " + SAME_BRANCH + ")");
        // An ID that was taken and given up within a day does not count, as for members.
        conditions.put(
                "USER_ID_RELEASED",
                "exists (select 1 from UserIdHistoryEntity h where h.realmId = :realm and h.releasedId = r.username"
                        + " and h.releasedAt > :since and not exists (select 1 from UserIdHistoryEntity e"
                        + " where e.realmId = h.realmId and e.userId = h.userId"
                        + " and e.releasedAt < h.releasedAt and e.releasedAt > h.releasedAt - 86400000))");
        conditions.put(
                "USER_ID_IS_ADDRESS",
                "r.username like '%@%' and exists (select 1 from UserEntity u where u.realmId = :realm and u.email = r.username)");
        conditions.put(
                "ADDRESS_IS_USER_ID",
                "exists (select 1 from UserEntity u where u.realmId = :realm and u.username = r.email)");
        if (!sharedAddresses) {
            conditions.put(
                    "EMAIL_TAKEN",
                    "exists (select 1 from UserEntity u where u.realmId = :realm and u.email = r.email)");
        }
    }

    /** Marks them in the plan. */
    void refuse(ImportRows rows) {
        conditions.forEach((reason, condition) -> rows.update(
                "r.kind = :REFUSED, r.reason = :reason",
                "r.kind = :NEW and " + condition,
                Map.of("reason", reason, "since", releasedSince)));
    }

    /** Marks those that have become so since the plan was made; how many there are. */
    public int refuseLate(ImportRows rows) {
        return conditions.entrySet().stream()
                .mapToInt(taken -> rows.update(
                        "r.state = :LATE, r.reason = :reason",
                        "r.kind = :NEW and r.state = :PLANNED and " + taken.getValue(),
                        Map.of("reason", taken.getKey(), "since", releasedSince)))
                .sum();
    }
}
