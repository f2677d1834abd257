package jp.kosmo.keycloak.it.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.ParallelRequests;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.H2Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first decisions of a realm in the same moment, on a database that knows no insert which does nothing on a conflict. */
@Tag("long")
class FirstConsentsOnH2IT {

    private static final int REALMS = 6;
    private static final int MEMBERS = 8;

    @Test
    void areAllKept() {
        Stream<Union> unions = IntStream.range(0, REALMS)
                .mapToObj(realm ->
                        Union.copyOf("kanekakenpo", H2Server.host(), "firstconsents" + realm, asShipped -> {}));

        assertThat(unions).allSatisfy(union -> {
            List<LoginClient> members = IntStream.range(0, MEMBERS)
                    .mapToObj(member -> union.importMember(MemberSpec.settled()
                            .withoutFactors()
                            .without("mfaMethod")
                            .withSomeFactor()))
                    .map(member -> LoginClient.open(union).login(member))
                    .toList();

            ParallelRequests.run(MEMBERS, member -> members.get(member).submit(Map.of("decision", "accept")));

            assertThat(members).allMatch(LoginClient::isDone);
        });
    }
}
