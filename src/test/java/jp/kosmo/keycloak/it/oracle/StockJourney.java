package jp.kosmo.keycloak.it.oracle;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;

/**
 * Something that happens in a realm of Keycloak's own kind, to be compared on a server with the bundle and on one without.
 *
 * @param realm in which of the realms
 * @param prepare makes the user it happens to; not compared
 * @param walk what is compared
 */
public record StockJourney(
        String name, Kind realm, Function<Union, Member> prepare, BiConsumer<Member, Transcript> walk) {

    /** The realms, which differ in what would disturb other journeys. */
    public enum Kind {
        PLAIN,
        CONFIRMS_ADDRESSES,
        WITHOUT_MAIL_SERVER,
        BROKEN_TEXTS,
        FEDERATED
    }

    static StockJourney plain(String name, Function<Union, Member> prepare, BiConsumer<Member, Transcript> walk) {
        return new StockJourney(name, Kind.PLAIN, prepare, walk);
    }

    /** All of them. */
    public static Stream<StockJourney> all() {
        return Stream.of(LoginJourneys.all(), MailJourneys.all(), FactorJourneys.all(), AdminJourneys.all())
                .flatMap(journeys -> journeys);
    }

    /** A user whom none of the realm's checks stops. */
    public static MemberSpec user() {
        return MemberSpec.settled()
                .withoutFactors()
                .without("mfaMethod")
                .attribute("firstName", "Hanako")
                .attribute("lastName", "Suzuki");
    }

    static Function<Union, Member> userWith(String... requiredActions) {
        return realm -> realm.importMember(user(), requiredActions);
    }

    @Override
    public String toString() {
        return name;
    }
}
