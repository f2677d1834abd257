package jp.kosmo.keycloak.mail.refused;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.keycloak.RealmSeal;
import org.keycloak.events.Event;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A mail server's word that there is no such address. It is kept as an event of the member, as long as the union keeps events: the
 * union learns from it why a member gets no mail, and nothing is refused because of it.
 *
 * <p>The event holds no address, only a token by which that of the member's record is known to be the same; with another one on
 * record it says nothing any more.
 */
public final class AddressRefusal {

    /** Of the event. */
    public static final String ERROR = "address_refused";

    private static final String ADDRESS = "address_token";
    /** As many as are looked at: there is one a mail, so the newest ones are about the address of now. */
    private static final int NEWEST = 20;

    private AddressRefusal() {}

    /** Writes the event. */
    public static void record(KeycloakSession session, String memberId, String address) {
        new EventBuilder(session.getContext().getRealm(), session)
                .event(EventType.SEND_VERIFY_EMAIL)
                .user(memberId)
                .detail(ADDRESS, token(session, address))
                .storeImmediately(false)
                .error(ERROR);
    }

    /** When the address on the member's record was last refused, in epoch milliseconds; empty where a mail was taken since. */
    public static Optional<Long> of(KeycloakSession session, RealmModel realm, UserModel member) {
        String address = member.getEmail();
        if (address == null) {
            return Optional.empty();
        }
        String token = token(session, address);
        return events(session, realm, member, EventType.SEND_VERIFY_EMAIL_ERROR)
                .filter(event -> ERROR.equals(event.getError())
                        && token.equals(Objects.requireNonNullElse(event.getDetails(), Map.<String, String>of())
                                .get(ADDRESS)))
                .map(Event::getTime)
                .max(Comparator.naturalOrder())
                .filter(refused -> events(session, realm, member, EventType.SEND_RESET_PASSWORD)
                        .noneMatch(sent -> sent.getTime() > refused));
    }

    /**
     * Whether an event with {@link #ERROR} is about this address.
     *
     * @param details of the event, as the database has them; the token stands in them as it is
     */
    public static boolean isAbout(KeycloakSession session, String details, String address) {
        return details.contains(token(session, address));
    }

    private static Stream<Event> events(KeycloakSession session, RealmModel realm, UserModel member, EventType type) {
        return session.getProvider(EventStoreProvider.class)
                .createQuery()
                .realm(realm.getId())
                .user(member.getId())
                .type(type)
                .orderByDescTime()
                .maxResults(NEWEST)
                .getResultStream();
    }

    private static String token(KeycloakSession session, String address) {
        return RealmSeal.of(session, address.toLowerCase(Locale.ROOT));
    }
}
