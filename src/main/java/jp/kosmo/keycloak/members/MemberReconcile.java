package jp.kosmo.keycloak.members;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.realm.ScheduledTasks;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Brings into the index what was written past the user profile: whole realms from before there was an index, partial imports,
 * other extensions, a JAR of before that was put back for a while. Of several nodes one does it at a time; should two, one of them
 * stops at a row that the other has written.
 *
 * <p>Members without a row and rows without a member are found by one statement each. That a row says something else than the
 * record is seen only by comparing them, so each run compares some members and goes on where the last one ended: of up to 20,000
 * members a row is wrong for an hour at most, of a million for two days. Meanwhile nobody is found by it who should not be: a
 * search compares the record.
 */
public final class MemberReconcile implements ScheduledTask {

    private static final Duration DELAY = Duration.ofSeconds(15);
    private static final Duration INTERVAL = Duration.ofHours(1);

    private static final int PAGE = 500;
    private static final int PAGES_A_RUN = 40;

    /** The user ID up to which a realm's members have been compared, by the realm's id. */
    private final Map<String, String> compared = new ConcurrentHashMap<>();

    private MemberReconcile() {}

    /** For the {@code postInit} of a factory. */
    public static void start(KeycloakSessionFactory factory) {
        ScheduledTasks.start(factory, new MemberReconcile(), DELAY, INTERVAL);
    }

    @Override
    public void run(KeycloakSession session) {
        ScheduledTasks.forEachUnion(session, this, INTERVAL, this::reconcile);
    }

    /** Each page in a transaction of its own. */
    private void reconcile(KeycloakSessionFactory factory, String realmId) {
        inTransaction(factory, realmId, MemberIndex::removeOrphans);
        if (addSome(factory, realmId) < PAGE) {
            compare(factory, realmId, PAGES_A_RUN);
        } else { // so many are brought in faster one after the other
            compared.remove(realmId);
            compare(factory, realmId, Integer.MAX_VALUE);
        }
    }

    /** Brings in all members of a realm who have no row yet. */
    public static void complete(KeycloakSessionFactory factory, String realmId) {
        while (addSome(factory, realmId) == PAGE) {
            // some more
        }
    }

    private static int addSome(KeycloakSessionFactory factory, String realmId) {
        return inTransaction(factory, realmId, index -> {
            List<String> missing = index.missing(PAGE);
            index.add(missing);
            return missing.size();
        });
    }

    private void compare(KeycloakSessionFactory factory, String realmId, int pages) {
        String after = Objects.requireNonNullElse(compared.remove(realmId), "");
        for (int page = 0; page < pages; page++) {
            String from = after;
            String last = inTransaction(factory, realmId, index -> comparePage(index, from));
            if (last.isEmpty()) {
                return;
            }
            after = last;
        }
        compared.put(realmId, after);
    }

    /** The last user ID of the page; empty when there is none. */
    private static String comparePage(MemberIndex index, String after) {
        List<Object[]> members = index.after(after, PAGE);
        if (members.isEmpty()) {
            return "";
        }
        List<String> ids = members.stream().map(member -> (String) member[1]).toList();
        Map<String, MemberKeys> stored = index.stored(ids);
        Map<String, MemberKeys> wanted = index.keys(ids);
        index.add(ids.stream().filter(id -> !stored.containsKey(id)).toList());
        ids.stream()
                .filter(stored::containsKey)
                .filter(id -> !Objects.equals(stored.get(id), wanted.get(id)))
                .forEach(index::update);
        return (String) members.get(members.size() - 1)[0];
    }

    private static <T> T inTransaction(KeycloakSessionFactory factory, String realmId, Function<MemberIndex, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> work.apply(new MemberIndex(EntityManagers.of(session), realmId)));
    }

    @Override
    public String getTaskName() {
        return "kosmo-member-index";
    }
}
