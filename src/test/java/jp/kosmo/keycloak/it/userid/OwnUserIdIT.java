package jp.kosmo.keycloak.it.userid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import jp.kosmo.keycloak.it.harness.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.ErrorRepresentation;

/** What binds only members who change their own user ID: how often, never to the password, what is offered. */
class OwnUserIdIT {

    private static final Union UNION = Union.kanekakenpo();
    private static final Union TWICE = Union.copyOf("kanekakenpo", "twiceamonth");

    static {
        TWICE.changeRequiredAction("kosmo-user-id", Map.of("changesPerMonth", "2", "methods", "otp"));
    }

    @Test
    void changesAsOftenAsTheUnionAllows() {
        Member member = TWICE.importSettled(MemberSpec.settled());
        AccountRest console = AccountRest.of(member);
        String other = UserIds.unused();
        assertThat(name(console, other)).isEqualTo(204);
        assertThat(name(console, member.username()))
                .as("the old own ID is free for its former holder, and counts")
                .isEqualTo(204);

        assertThat(refusal(console.save(profile -> profile.setUsername(other)))).isEqualTo("kosmoUserIdTooOften 2");
        assertThat(member.read().getUsername()).isEqualTo(member.username());

        assertThat(console.save(profile -> profile.setUsername(member.username()))
                        .status())
                .as("the rest of the profile can be saved")
                .isEqualTo(204);
        member.change(user -> user.setUsername(other));
        assertThat(member.read().getUsername()).as("the union may").isEqualTo(other);
    }

    @Test
    void changesAgainNextMonth() {
        Member member = TWICE.importSettled(MemberSpec.settled());
        AccountRest console = AccountRest.of(member);
        String other = UserIds.unused();
        name(console, other);
        name(console, member.username());
        Database.update(
                "update kosmo_user_id_history set released_at = ? where user_id = ?",
                System.currentTimeMillis() - 32 * 86_400_000L,
                member.id());

        assertThat(name(console, other)).isEqualTo(204);
        assertThat(name(console, member.username())).isEqualTo(204);
        assertThat(name(console, other)).isEqualTo(400);
    }

    @Test
    void doesNotCountTheChangeOfATemporaryId() {
        Member member = UserIds.atStep(TWICE);
        LoginClient client =
                LoginClient.open(TWICE).login(member).submit(Map.of("username", UserIds.unused(), "mfaMethod", "otp"));
        assertThat(client.isDone()).isTrue();
        assertThat(ownChanges(member)).isZero();
    }

    /** The union has given a member who is here already a temporary ID anew. */
    @Test
    void aTemporaryIdChangedInTheConsoleIsTemporaryNoMore() {
        Member member = TWICE.importSettled(MemberSpec.settled().attribute("temporaryUserId", "true"));
        AccountRest console = AccountRest.of(member);

        assertThat(name(console, UserIds.unused())).isEqualTo(204);

        assertThat(member.attribute("temporaryUserId")).isEqualTo("false");
        assertThat(ownChanges(member)).isZero();
        assertThat(name(console, UserIds.unused())).isEqualTo(204);
        assertThat(ownChanges(member)).isEqualTo(1);
    }

    /** Both see two changes left; only the lock makes one of them see that the other was first. */
    @Test
    void countsTwoChangesAtOnce() {
        Member member = TWICE.importSettled(MemberSpec.settled());
        AccountRest console = AccountRest.of(member);
        name(console, UserIds.unused());

        List<Integer> statuses = IntStream.range(0, 6)
                .mapToObj(nth -> UserIds.unused())
                .map(chosen -> CompletableFuture.supplyAsync(() -> name(console, chosen)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).as("one is the second change of the month").containsOnlyOnce(204);
        assertThat(ownChanges(member)).isEqualTo(2);
    }

    /** The member's password is a user ID by its form; in all three spellings it is the same word. */
    @ParameterizedTest
    @ValueSource(strings = {"mimo-sa2026", "Mimo-sa2026", "MIMO-SA2026"})
    void neverChangesToThePassword(String password) {
        Member member = UNION.importSettled(MemberSpec.settled().permanentPassword(password));
        AccountRest console = AccountRest.of(member);

        assertThat(refusal(console.save(profile -> profile.setUsername("mimo-sa2026"))))
                .isEqualTo("kosmoUserIdIsPassword");
        assertThat(member.read().getUsername()).isEqualTo(member.username());
    }

    @Test
    void neverChangesToThePasswordAtTheFirstLoginEither() {
        Member member = UNION.importSettled(MemberSpec.newcomer().permanentPassword("mimo-sa2026"), "kosmo-user-id");

        LoginClient client =
                LoginClient.open(UNION).login(member).submit(Map.of("username", "mimo-sa2026", "mfaMethod", "otp"));

        assertThat(client.page().fieldErrors())
                .containsExactly(Map.entry("username", "パスワードと同じ文字は、ユーザIDに使えません。別のユーザIDを入力してください。"));
        assertThat(client.page().field("username")).isEqualTo("mimo-sa2026");
    }

    /** Or else a session left open would tell the password to anybody who tries long enough. */
    @Test
    void isComparedWithThePasswordTenTimesAnHour() {
        Member member = UNION.importSettled(MemberSpec.settled().permanentPassword("mimo-sa2026"));
        AccountRest console = AccountRest.of(member);

        for (int i = 0; i < 10; i++) {
            assertThat(refusal(console.save(profile -> profile.setUsername("mimo-sa2026"))))
                    .isEqualTo("kosmoUserIdIsPassword");
        }
        assertThat(refusal(console.save(profile -> profile.setUsername("mimo-sa2026"))))
                .isEqualTo("kosmoUserIdTryLater");
        assertThat(refusal(console.save(profile -> profile.setUsername(UserIds.unused()))))
                .isEqualTo("kosmoUserIdTryLater");
    }

    @Test
    void choosesOnlyAMethodTheUnionOffers() {
        Member member = TWICE.importSettled(MemberSpec.settled());
        AccountRest console = AccountRest.of(member);

        Http.Answer answer = console.save(profile -> profile.setAttributes(Map.of("mfaMethod", List.of("passkey"))));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(AccountRest.parse(answer.body(), ErrorRepresentation.class).getErrors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.getField()).isEqualTo("mfaMethod");
                    assertThat(error.getErrorMessage()).isEqualTo("kosmoMfaMethodNotOffered");
                });
        assertThat(member.attribute("mfaMethod")).isEqualTo("otp");

        member.change(user -> user.singleAttribute("mfaMethod", "passkey"));
        assertThat(name(console, UserIds.unused()))
                .as("what was chosen before stays")
                .isEqualTo(204);
    }

    private static int name(AccountRest console, String userId) {
        return console.save(profile -> profile.setUsername(userId)).status();
    }

    private static long ownChanges(Member member) {
        return Database.column("select own_releases from kosmo_user_id_history where user_id = ?", member.id()).stream()
                .mapToLong(count -> ((Number) count).longValue())
                .sum();
    }

    private static String refusal(Http.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        ErrorRepresentation error = AccountRest.parse(answer.body(), ErrorRepresentation.class);
        ErrorRepresentation only =
                error.getErrors() == null ? error : error.getErrors().get(0);
        assertThat(only.getField()).isEqualTo("username");
        return (only.getErrorMessage() + " " + only.getParams()[1]).strip();
    }
}
