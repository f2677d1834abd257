package jp.kosmo.keycloak.members.figures;

import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.mail.refused.AddressRefusal;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;

/**
 * The members of a union whose address of now a mail server does not know, and has taken no mail since. No table of members says so:
 * events lead to those who may be meant, who are few. In a union that does not keep these events nobody is found.
 */
public final class RefusedAddresses {

    private static final String REFUSED =
            "select u.id, u.email, e.detailsJsonLongValue from EventEntity e, UserEntity u"
                    + " where e.realmId = :realm and e.type = :type and e.error = :error and u.id = e.userId and "
                    + MembersOnly.CONDITION + " and u.email is not null and not exists (select 1 from EventEntity s"
                    + " where s.userId = e.userId and s.type = :sent and s.time > e.time)";

    private final KeycloakSession session;
    private final MembersOnly members;

    public RefusedAddresses(KeycloakSession session, MembersOnly members) {
        this.session = session;
        this.members = members;
    }

    /** The ids of all of them. */
    public Stream<String> all() {
        return ids(members.query(REFUSED, Tuple.class));
    }

    /**
     * The ids of those whose user ID is in this range.
     *
     * @param after only behind it
     * @param upTo only up to it; empty = to the end
     */
    public Stream<String> between(String after, Optional<String> upTo) {
        TypedQuery<Tuple> query = members.query(
                        REFUSED + " and u.username > :after" + (upTo.isPresent() ? " and u.username <= :upTo" : ""),
                        Tuple.class)
                .setParameter("after", after);
        upTo.ifPresent(last -> query.setParameter("upTo", last));
        return ids(query);
    }

    private Stream<String> ids(TypedQuery<Tuple> query) {
        return query.setParameter("type", EventType.SEND_VERIFY_EMAIL_ERROR.name())
                .setParameter("error", AddressRefusal.ERROR)
                .setParameter("sent", EventType.SEND_RESET_PASSWORD.name())
                .getResultStream()
                .filter(row -> AddressRefusal.isAbout(session, row.get(2, String.class), row.get(1, String.class)))
                .map(row -> row.get(0, String.class))
                .distinct();
    }
}
