package jp.kosmo.keycloak.members.imports.letters;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kosmo.keycloak.members.imports.ImportRowEntity;
import jp.kosmo.keycloak.members.imports.ImportState;
import org.jspecify.annotations.Nullable;

/** Where members get their letters: what the last file has said that was taken over. It is no part of their record, and goes with the import. */
public final class LetterAddresses {

    private final EntityManager entities;
    private final String realmId;

    public LetterAddresses(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /** One member's. */
    public record Postal(
            String memberId,
            @Nullable String postalCode,
            @Nullable String address) {

        /** Keeps what is on record out of logs and exception texts. */
        @Override
        public String toString() {
            return "Postal";
        }
    }

    /** By the members' ids, of those of whom there is one. */
    public Map<String, Postal> of(List<String> memberIds) {
        return entities.createQuery(
                        "select new jp.kosmo.keycloak.members.imports.letters.LetterAddresses$Postal("
                                + "r.userId, r.postalCode, r.address) from ImportRowEntity r join ImportJobEntity j"
                                + " on j.id = r.jobId where r.realmId = :realm and r.userId in (:members)"
                                + " and r.address is not null and r.kind <> :refused and r.state <> :late"
                                + " and j.state = :done order by j.createdAt",
                        Postal.class)
                .setParameter("realm", realmId)
                .setParameter("members", memberIds)
                .setParameter("refused", ImportRowEntity.Kind.REFUSED)
                .setParameter("late", ImportRowEntity.State.LATE)
                .setParameter("done", ImportState.DONE)
                .getResultStream()
                .collect(Collectors.toMap(Postal::memberId, Function.identity(), (before, later) -> later));
    }
}
