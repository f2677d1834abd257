package jp.kosmo.keycloak.members;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The index on the server's own database, which sorts and compares by the rules of its language. */
class MemberFinderIT {

    private static final EntityManagerFactory ENTITIES = new HibernatePersistenceConfiguration("members")
            .managedClasses(MemberEntity.class)
            .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, TestBed.database())
            .createEntityManagerFactory();
    private static final int MOST = 20_000;

    /** Rows that belong to no realm of the server. */
    private static final String REALM = UUID.randomUUID().toString();

    @AfterAll
    static void close() {
        ENTITIES.close();
        Database.update("delete from kosmo_member where realm_id = ?", REALM);
    }

    @Test
    void findsTenThousandNamesByTheirBeginningAndInTheirOrder() {
        Random random = new Random(20261130);
        Map<String, String> names = IntStream.range(0, 10_000)
                .boxed()
                .collect(Collectors.toMap(
                        number -> "member" + number, number -> RandomNames.text(random, 1 + random.nextInt(9))));
        ENTITIES.runInTransaction(entities -> names.forEach((id, name) -> persist(entities, id, name)));
        MemberFinder finder = new MemberFinder(ENTITIES.createEntityManager(), REALM);

        for (String beginning : MemberKeysTest.beginnings(random, List.copyOf(names.values()))
                .limit(300)
                .toList()) {
            String comparable = ComparableName.of(beginning);
            String key = MemberKeys.ofName(beginning);
            if (key == null || key.length() >= MemberKeys.NAME_WIDTH) {
                continue;
            }
            List<String> found = finder.nameBeginningWith(beginning, MOST);

            assertThat(new TreeSet<>(found))
                    .as("names beginning with '%s'", beginning)
                    .isEqualTo(names.entrySet().stream()
                            .filter(member ->
                                    ComparableName.of(member.getValue()).startsWith(comparable))
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toCollection(TreeSet::new)));
            assertThat(found.stream().map(id -> MemberKeys.ofName(names.get(id))))
                    .isSorted();
            assertThat(finder.named(beginning, MOST)).isSubsetOf(found);
        }
    }

    private static void persist(EntityManager entities, String id, String name) {
        MemberEntity row = new MemberEntity();
        row.realmId = REALM;
        row.userId = id;
        row.setKeys(MemberKeys.of(id, Map.of("displayName", name)::get));
        entities.persist(row);
    }
}
