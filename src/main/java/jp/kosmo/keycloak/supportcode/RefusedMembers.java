package jp.kosmo.keycloak.supportcode;

import java.time.Duration;
import java.util.List;
import jp.kosmo.keycloak.jpa.EntityManagers;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;

/**
 * Who it was that saw a support code. Keycloak's events have an index by realm and time but none by what is in them, so those of
 * the last day are read from the newest on; whoever calls with a code has it before them. It needs the realm's events to be
 * stored, and finds nobody where the login did not know who it was.
 */
public final class RefusedMembers {

    private static final Duration AS_LONG_AS = Duration.ofDays(1);

    private RefusedMembers() {}

    /**
     * The id of the user of the newest such event; empty when there is none.
     *
     * @param code from {@link SupportCode#typed}
     */
    public static List<String> withCode(KeycloakSession session, String realmId, String code) {
        return EntityManagers.of(session)
                .createQuery(
                        "select e.userId from EventEntity e where e.realmId = :realm and e.time > :since"
                                + " and e.error is not null and e.userId is not null"
                                + " and e.detailsJsonLongValue like :code order by e.time desc",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("since", Time.currentTimeMillis() - AS_LONG_AS.toMillis())
                .setParameter("code", "%\"" + SupportCode.DETAIL + "\":\"" + code + "\"%")
                .setMaxResults(1)
                .getResultList();
    }
}
