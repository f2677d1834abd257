package jp.kosmo.keycloak.members.imports.upload;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.members.file.csv.CsvForm;
import jp.kosmo.keycloak.members.file.csv.FileRefusal;
import org.jspecify.annotations.Nullable;

/** The uploaded files of one realm. */
public final class ImportFiles {

    private final EntityManager entities;
    private final String realmId;

    public ImportFiles(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /** A new one without content; its id. */
    public String begin(long now) {
        ImportFileEntity file = new ImportFileEntity();
        file.id = UUID.randomUUID().toString();
        file.realmId = realmId;
        file.createdAt = now;
        entities.persist(file);
        entities.flush();
        return file.id;
    }

    /** How many bytes of it have come; empty where there is no such file, or it is another union's. */
    public Optional<Long> size(@Nullable String id) {
        if (!EntityManagers.isKey(id)) {
            return Optional.empty();
        }
        return entities.createQuery(
                        "select f.size from ImportFileEntity f where f.realmId = :realm and f.id = :id", Long.class)
                .setParameter("realm", realmId)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** Keeps the file from being deleted until the transaction ends; whether it is there. */
    public boolean lock(String id) {
        return EntityManagers.isKey(id)
                && entities.createQuery("update ImportFileEntity f set f.size = f.size"
                                        + " where f.realmId = :realm and f.id = :id")
                                .setParameter("realm", realmId)
                                .setParameter("id", id)
                                .executeUpdate()
                        == 1;
    }

    /**
     * Adds a piece, all of it or nothing.
     *
     * @param from how many bytes have come before
     * @return how many have come now; empty where it is not the piece that is due
     * @throws FileRefusal where the file becomes too large
     */
    public Optional<Long> append(String id, long from, InputStream piece) throws IOException {
        if (!isDue(id, from)) {
            return Optional.empty();
        }
        long size = from;
        for (byte[] content = next(piece); content.length > 0; content = next(piece)) {
            ImportPartEntity part = new ImportPartEntity();
            part.fileId = id;
            part.begin = size;
            part.realmId = realmId;
            part.content = content;
            size += content.length;
            if (size > CsvForm.LARGEST) {
                throw new FileRefusal(FileRefusal.Code.TOO_LARGE);
            }
            entities.persist(part);
            entities.flush();
            entities.detach(part);
        }
        entities.createQuery("update ImportFileEntity f set f.size = :size where f.realmId = :realm and f.id = :id")
                .setParameter("size", size)
                .setParameter("realm", realmId)
                .setParameter("id", id)
                .executeUpdate();
        return Optional.of(size);
    }

    private static byte[] next(InputStream piece) throws IOException {
        return piece.readNBytes(ImportPartEntity.LONGEST);
    }

    /** Locks the file; whether it still ends where the piece begins. One that is old enough to be deleted grows no more. */
    private boolean isDue(String id, long from) {
        return entities.createQuery(
                                "update ImportFileEntity f set f.size = :from"
                                        + " where f.realmId = :realm and f.id = :id and f.size = :from and f.createdAt >= :since")
                        .setParameter("from", from)
                        .setParameter("since", DailyIntake.begin())
                        .setParameter("realm", realmId)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    /** The bytes of a file from here on, up to the end of the part in which they are; empty behind the last. */
    byte[] read(String id, long begin) {
        return entities.createQuery(
                        "select p.content from ImportPartEntity p where p.realmId = :realm and p.fileId = :id"
                                + " and p.begin = :begin",
                        byte[].class)
                .setParameter("realm", realmId)
                .setParameter("id", id)
                .setParameter("begin", begin)
                .getResultStream()
                .findFirst()
                .orElseGet(() -> new byte[0]);
    }

    /** Deletes files of which no plan was made within a day; how many there were. */
    public int forgetUnused() {
        return entities
                .createQuery(
                        "select f.id from ImportFileEntity f where f.realmId = :realm and f.createdAt < :before"
                                + " and f.id not in (select j.fileId from ImportJobEntity j where j.fileId is not null)",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("before", DailyIntake.begin())
                .getResultList()
                .stream()
                .mapToInt(this::forget)
                .sum();
    }

    /** Not one of which a plan is begun in this moment. The file goes first: no piece comes any more, and none is left over. */
    private int forget(String id) {
        lock(id);
        int deleted = entities.createQuery("delete from ImportFileEntity f where f.id = :id"
                        + " and not exists (select 1 from ImportJobEntity j where j.fileId = :id)")
                .setParameter("id", id)
                .executeUpdate();
        if (deleted > 0) {
            entities.createQuery("delete from ImportPartEntity p where p.fileId = :id")
                    .setParameter("id", id)
                    .executeUpdate();
        }
        return deleted;
    }
}
