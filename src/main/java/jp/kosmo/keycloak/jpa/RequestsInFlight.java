package jp.kosmo.keycloak.jpa;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/**
 * How many requests of each member this node is handling that want the member's row: one that has it and one that waits
 * for it. A third would only keep a database connection and a thread from other members.
 */
final class RequestsInFlight {

    private static final int MOST = 2;
    private static final Map<String, Integer> OF_MEMBERS = new ConcurrentHashMap<>();

    private RequestsInFlight() {}

    /**
     * Counts this request until its transaction has ended; a request that asks twice is counted once.
     *
     * @throws UserBusyException when there are two already
     */
    static void enter(KeycloakSession session, String memberId) {
        String once = RequestsInFlight.class.getName() + "/" + memberId;
        if (session.getAttribute(once) != null) {
            return;
        }
        // One more than the limit is never kept: the one who makes it so takes it back.
        if (OF_MEMBERS.merge(memberId, 1, Integer::sum) > MOST) {
            leave(memberId);
            throw new UserBusyException();
        }
        session.setAttribute(once, true);
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                leave(memberId);
            }

            @Override
            protected void rollbackImpl() {
                leave(memberId);
            }
        });
    }

    private static void leave(String memberId) {
        OF_MEMBERS.compute(memberId, (id, count) -> count == null || count <= 1 ? null : count - 1);
    }
}
