package jp.kosmo.keycloak.it.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.fixture.Clerk;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.UserRepresentation;

/** What a clerk reads who enters nonsense in the Admin Console: whole sentences, with the names that stand on the screen. */
class ConsoleRefusalsIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "console-refusals");
    private static final RealmResource CLERK = Clerk.of(UNION);
    private static final ScreenWords SCREEN = new ScreenWords(UNION);
    private static final String LONG = "1".repeat(300);
    private static final String TAKEN = UNION.createMember(MemberSpec.newcomer()
                    .attribute("insuredPersonNumber", "77")
                    .attribute("insuredPersonBranchNumber", "1"))
            .username();

    @ParameterizedTest
    @MethodSource
    void aMemberIsRefusedInWordsOfTheScreen(Nonsense nonsense) {
        UserRepresentation member = MemberSpec.named("refused-1234").representation();
        nonsense.change.accept(member);

        try (Response answer = CLERK.users().create(member)) {
            assertThat(answer.getStatus()).isEqualTo(nonsense.status);
            SCREEN.say(answer.readEntity(String.class), nonsense.field);
        }
    }

    static Stream<Nonsense> aMemberIsRefusedInWordsOfTheScreen() {
        Stream<Nonsense> ids = Stream.of(
                        "short1",
                        "far-too-long-1",
                        "nodigits",
                        "12345678",
                        "with blank1",
                        "ｗｉｄｅ",
                        "аbcdefg1",
                        "abc\u200bdefg1",
                        "abcdefg1!",
                        "あいうえおかきく1",
                        LONG)
                .map(id -> new Nonsense("username " + id, "username", 400, member -> member.setUsername(id)));
        Stream<Nonsense> attributes = Stream.of(
                        Map.entry(
                                "birthdate",
                                List.of(
                                        "",
                                        "昨日",
                                        "1980-13-45",
                                        "2999-01-01",
                                        "1899-12-31",
                                        "0079-08-22",
                                        "明治32年12月31日")),
                        Map.entry("displayName", List.of(LONG, "<b>")),
                        Map.entry("mfaMethod", List.of("sms")),
                        Map.entry("temporaryUserId", List.of("perhaps")),
                        Map.entry("insuredPersonSymbol", List.of(LONG)),
                        Map.entry("insuredPersonNumber", List.of(LONG)),
                        Map.entry("insuredPersonBranchNumber", List.of("123")),
                        Map.entry("mfaDueSince", List.of("soon")),
                        Map.entry("agreedTerms", List.of(LONG)),
                        Map.entry("signedOutAt", List.of(LONG)),
                        Map.entry("closedReason", List.of(LONG)),
                        Map.entry("initialPasswordIssuedAt", List.of(LONG)),
                        Map.entry("emailPendingState", List.of(LONG)))
                .flatMap(attribute -> attribute.getValue().stream()
                        .map(value -> new Nonsense(
                                attribute.getKey() + " " + value,
                                attribute.getKey(),
                                400,
                                member -> member.singleAttribute(attribute.getKey(), value))));
        Stream<Nonsense> others = Stream.of(
                new Nonsense("no user ID", "username", 400, member -> member.setUsername("")),
                new Nonsense("user ID taken", "username", 409, member -> member.setUsername(TAKEN)),
                new Nonsense("address", "email", 400, member -> member.setEmail("nonsense")),
                new Nonsense("address too long", "email", 400, member -> member.setEmail("a@" + LONG + ".example")),
                new Nonsense(
                        "no birthdate",
                        "birthdate",
                        400,
                        member -> member.getAttributes().remove("birthdate")));
        return Stream.of(ids, attributes, others).flatMap(nonsense -> nonsense);
    }

    /** The same person, however the numbers are written. */
    @ParameterizedTest
    @CsvSource({"9999,77,1", "９９９９,７７,１", "' 9999 ',0077,01", "9-999,7-7,００１", "09999,77,1"})
    void theSamePersonIsRefusedAgain(String symbol, String number, String branchNumber) {
        UserRepresentation member = numbered("again-1234", symbol, number, branchNumber);

        try (Response answer = CLERK.users().create(member)) {
            assertThat(answer.getStatus()).isEqualTo(400);
            SCREEN.say(answer.readEntity(String.class), "insuredPersonNumber");
        }
    }

    /** The rest of the family, and whoever is no member. */
    @ParameterizedTest
    @CsvSource({"9999,77,2", "9998,77,1", "9999,78,1", "9999,77,", ",,"})
    void somebodyElseIsNot(String symbol, String number, String branchNumber) {
        UserRepresentation member = numbered("somebody-1", symbol, number, branchNumber);

        try (Response answer = CLERK.users().create(member)) {
            assertThat(answer.getStatus())
                    .as(answer.hasEntity() ? answer.readEntity(String.class) : "")
                    .isEqualTo(201);
        }
        String id = CLERK.users().searchByUsername("somebody-1", true).get(0).getId();
        UserRepresentation made = CLERK.users().get(id).toRepresentation();
        CLERK.users().get(id).update(made);
        CLERK.users().delete(id).close();
    }

    /** Who came by an import is found, too, and can be changed elsewhere though the record is not whole. */
    @Test
    void recordsOfOldAreComparedAndCanBeChanged() {
        var old = UNION.importMember(MemberSpec.newcomer()
                .without("birthdate")
                .attribute("insuredPersonNumber", "００８８")
                .attribute("insuredPersonBranchNumber", "０３"));
        try (Response answer = CLERK.users().create(numbered("again-5678", "9999", "0088", "3"))) {
            assertThat(answer.getStatus()).isEqualTo(400);
        }
        old.change(user -> user.setEnabled(false));
        old.change(user -> user.singleAttribute("displayName", "健保 太郎"));
        assertThat(old.read().isEnabled()).isFalse();

        WebApplicationException refused = catchThrowableOfType(
                WebApplicationException.class,
                () -> old.change(user -> user.singleAttribute("insuredPersonSymbol", "1")));
        assertThat(refused.getResponse().getStatus()).isEqualTo(400);
    }

    @Test
    void staffNeedNoBirthdate() {
        UserRepresentation clerk = new UserRepresentation();
        clerk.setUsername("clerk-1234");
        clerk.setEnabled(true);

        try (Response answer = CLERK.users().create(clerk)) {
            assertThat(answer.getStatus()).isEqualTo(201);
        }
    }

    private static UserRepresentation numbered(String userId, String symbol, String number, String branchNumber) {
        UserRepresentation member = MemberSpec.named(userId).representation();
        member.singleAttribute("insuredPersonSymbol", symbol == null ? "" : symbol);
        member.singleAttribute("insuredPersonNumber", number == null ? "" : number);
        member.singleAttribute("insuredPersonBranchNumber", branchNumber == null ? "" : branchNumber);
        if (symbol == null) {
            member.getAttributes().remove("birthdate");
        }
        return member;
    }

    /** Something that cannot be saved. */
    record Nonsense(String what, String field, int status, Consumer<UserRepresentation> change) {

        @Override
        public String toString() {
            return what.substring(0, Math.min(40, what.length()));
        }
    }
}
