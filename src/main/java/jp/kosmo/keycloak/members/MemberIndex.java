package jp.kosmo.keycloak.members;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of one realm, and how they come to say what is on record. */
final class MemberIndex {

    private final EntityManager entities;
    private final String realmId;

    MemberIndex(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /** The id of the member who has this user ID, as Keycloak stores it. */
    List<String> memberNamed(String username) {
        return entities.createQuery(
                        "select u.id from UserEntity u where u.realmId = :realm and u.username = :name", String.class)
                .setParameter("realm", realmId)
                .setParameter("name", username)
                .getResultList();
    }

    /**
     * Makes a row say what is on record; empty where there is none. Of two requests that change the same member the later one
     * waits here for the other, and then reads what that one has written.
     */
    Optional<MemberEntity> update(String userId) {
        entities.flush();
        Optional<MemberEntity> row = Optional.ofNullable(entities.find(
                MemberEntity.class, new MemberEntity.Key(realmId, userId), LockModeType.PESSIMISTIC_WRITE));
        row.ifPresent(stored -> keys(Set.of(userId)).values().forEach(stored::setKeys));
        return row;
    }

    /** Writes the rows of members who have none. */
    void add(Collection<String> userIds) {
        keys(userIds).forEach((userId, keys) -> {
            MemberEntity row = new MemberEntity();
            row.realmId = realmId;
            row.userId = userId;
            row.setKeys(keys);
            entities.persist(row);
        });
    }

    /** Some of the members without a row. */
    List<String> missing(int most) {
        return entities.createQuery(
                        "select u.id from UserEntity u where u.realmId = :realm and u.serviceAccountClientLink is null"
                                + " and not exists (select 1 from MemberEntity m where m.realmId = :realm and m.userId = u.id)",
                        String.class)
                .setParameter("realm", realmId)
                .setMaxResults(most)
                .getResultList();
    }

    /** Removes the rows of users who were removed while nobody told us. */
    int removeOrphans() {
        return entities.createQuery("delete from MemberEntity m where m.realmId = :realm"
                        + " and not exists (select 1 from UserEntity u where u.id = m.userId)")
                .setParameter("realm", realmId)
                .executeUpdate();
    }

    /** The next members in the order of their user IDs: user ID and id. */
    List<Object[]> after(String username, int most) {
        return entities.createQuery(
                        "select u.username, u.id from UserEntity u where u.realmId = :realm and u.username > :after"
                                + " and u.serviceAccountClientLink is null order by u.username",
                        Object[].class)
                .setParameter("realm", realmId)
                .setParameter("after", username)
                .setMaxResults(most)
                .getResultList();
    }

    /** The rows of these members. */
    Map<String, MemberKeys> stored(Collection<String> userIds) {
        return entities.createQuery(
                        "select m from MemberEntity m where m.realmId = :realm and m.userId in :users",
                        MemberEntity.class)
                .setParameter("realm", realmId)
                .setParameter("users", userIds)
                .getResultStream()
                .peek(entities::detach) // so that an update reads it again
                .collect(Collectors.toMap(row -> row.userId, MemberEntity::keys));
    }

    /** What their rows should be. */
    Map<String, MemberKeys> keys(Collection<String> userIds) {
        return MemberRecords.of(entities, userIds).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, member -> MemberKeys.of(member.getKey(), member.getValue()::get)));
    }
}
