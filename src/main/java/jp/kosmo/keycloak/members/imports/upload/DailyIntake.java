package jp.kosmo.keycloak.members.imports.upload;

import jakarta.persistence.EntityManager;
import java.util.concurrent.TimeUnit;
import jp.kosmo.keycloak.members.file.MemberFile;
import jp.kosmo.keycloak.members.file.csv.CsvForm;
import org.keycloak.common.util.Time;

/**
 * What a realm has taken in within a day. The database is that of all unions: whoever has a clerk's login does not fill it. In a day,
 * because what fills it up is over by itself, and no clerk can delete a file.
 */
public final class DailyIntake {

    private static final int MOST = 500;
    private static final long MOST_BYTES = 8 * CsvForm.LARGEST;
    private static final long MOST_ROWS = 5L * MemberFile.MOST_ROWS;
    private static final String FILES = "ImportFileEntity f where f.realmId = :realm and f.createdAt";

    private final EntityManager entities;
    private final String realmId;

    public DailyIntake(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /** When the last day has begun. So long a file waits for a plan to be made of it, too. */
    static long begin() {
        return Time.currentTimeMillis() - TimeUnit.DAYS.toMillis(1);
    }

    /** Whether no other file is taken. */
    public boolean isFullOfFiles() {
        return is("f.size", FILES, MOST, MOST_BYTES);
    }

    /** Whether no more bytes are taken, of a file that has begun to come. */
    public boolean isFullOfBytes() {
        return is("f.size", FILES, Integer.MAX_VALUE, MOST_BYTES);
    }

    /** Whether no other plan is made: each has a row for every one of the file. */
    public boolean isFullOfPlans() {
        return is(
                "j.newRows + j.changedRows + j.unchangedRows + j.refusedRows",
                "ImportJobEntity j where j.realmId = :realm and j.createdAt",
                MOST,
                MOST_ROWS);
    }

    private boolean is(String size, String from, int mostOfThem, long mostInAll) {
        Object[] taken = entities.createQuery(
                        "select count(*), coalesce(sum(" + size + "), 0) from " + from + " >= :since", Object[].class)
                .setParameter("realm", realmId)
                .setParameter("since", begin())
                .getSingleResult();
        return ((Number) taken[0]).longValue() >= mostOfThem || ((Number) taken[1]).longValue() >= mostInAll;
    }
}
