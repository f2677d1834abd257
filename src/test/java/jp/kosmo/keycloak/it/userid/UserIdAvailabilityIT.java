package jp.kosmo.keycloak.it.userid;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No member can find out by trying who else has, or had, a user ID; the union may give any that is free. */
class UserIdAvailabilityIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "availability");
    private static final String NOT_AVAILABLE = "このユーザIDは使えません。別のユーザIDを入力してください。";

    /** Why an ID cannot be had, and one that is so. */
    private static final Map<String, Supplier<String>> KINDS = Map.of(
            "taken", () -> UserIds.settled(UNION).username(),
            "taken, typed in capitals", () -> UserIds.settled(UNION).username().toUpperCase(Locale.ROOT),
            "given up", UserIdAvailabilityIT::givenUp,
            "of a removed member", UserIdAvailabilityIT::removed,
            "somebody's address", UserIdAvailabilityIT::address);

    /** Where a member can change the ID, and everything that is answered, without the ID itself. */
    private static final Map<String, Supplier<UnaryOperator<String>>> DOORS = Map.of(
            "step of the first login", UserIdAvailabilityIT::step, "Account REST", UserIdAvailabilityIT::console);

    @TestFactory
    Stream<DynamicTest> everyKindIsAnsweredAlike() {
        return DOORS.entrySet().stream()
                .map(door -> DynamicTest.dynamicTest(door.getKey(), () -> answersAlike(door.getValue())));
    }

    private static void answersAlike(Supplier<UnaryOperator<String>> doors) {
        var answers = new ArrayList<String>();
        KINDS.values().forEach(kind -> {
            UnaryOperator<String> door = doors.get();
            String wanted = kind.get();
            String before = door.apply(wanted);
            answers.add(before);
            assertThat(before).containsAnyOf(NOT_AVAILABLE, "kosmoUserIdNotAvailable");
            for (int i = 0; i < 9; i++) {
                assertThat(door.apply(wanted)).isEqualTo(before);
            }
            String after = door.apply(wanted);
            assertThat(after).isNotEqualTo(before).containsAnyOf("何度も試された", "kosmoUserIdTryLater");
            assertThat(door.apply(UserIds.unused()))
                    .as("nor is one that is free told from it any more")
                    .isEqualTo(after);
        });
        assertThat(answers).hasSize(KINDS.size()).containsOnly(answers.get(0));
    }

    /** Whose changes of the month are used up is told only that. */
    @Test
    void theLimitOfTheMonthStandsBeforeTheLookUp() {
        Member member = UNION.importSettled(MemberSpec.settled());
        AccountRest console = AccountRest.of(member);
        save(console, UserIds.unused());
        assertThat(save(console, UserIds.unused()).status()).isEqualTo(204);

        Http.Answer free = save(console, UserIds.unused());
        assertThat(free.body()).contains("kosmoUserIdTooOften");
        assertThat(KINDS.values().stream().map(kind -> save(console, kind.get()).body()))
                .containsOnly(free.body());
    }

    /** Else a member could keep one ID after the other from everybody. */
    @Test
    void anIdHeldForLessThanADayIsNotKeptBack() {
        Member member = UNION.importSettled(MemberSpec.settled());
        AccountRest console = AccountRest.of(member);
        String passing = UserIds.unused();
        save(console, passing);
        assertThat(save(console, UserIds.unused()).status()).isEqualTo(204);

        assertThat(choose(UserIds.atStep(UNION), member.username()).page().fieldErrors())
                .as("the one from the letter is kept back")
                .containsExactly(Map.entry("username", NOT_AVAILABLE));
        assertThat(choose(UserIds.atStep(UNION), passing).isDone()).isTrue();
    }

    @Test
    void theUnionMayGiveAReleasedIdAndSeesIt() {
        for (String released : List.of(givenUp(), removed())) {
            Member anew = UNION.createMember(MemberSpec.named(released).email("anew@member.example"));
            assertThat(anew.read().getUsername()).isEqualTo(released);
            assertThat(anew.events().ofType("UPDATE_PROFILE").detail("kosmo_user_id"))
                    .containsExactly("released_by_another");
            assertThat(anew.events().list())
                    .extracting(event -> String.valueOf(event.getDetails()))
                    .noneMatch(details -> details.contains(released));
        }
        Member other = UserIds.settled(UNION);
        String released = givenUp();
        other.change(user -> user.setUsername(released));
        assertThat(other.read().getUsername()).isEqualTo(released);
        assertThat(other.events().ofType("UPDATE_PROFILE").detail("kosmo_user_id"))
                .hasSize(1);
    }

    @Test
    void theUnionIsToldWhatItMayNotGive() {
        Member taken = UserIds.settled(UNION);
        String address = address();
        for (int i = 0; i < 12; i++) {
            assertThat(create(taken.username())).isEqualTo(409);
            assertThat(create(address)).isEqualTo(400);
        }
    }

    /** The form for the address, too, says whether a word is somebody's user ID. */
    @Test
    void addressesAreComparedTenTimesAnHour() {
        String userId = "z" + UserIds.unused().substring(6) + "@k.jp";
        UNION.importSettled(MemberSpec.named(userId).email("holder@member.example"));
        Member other = UNION.importSettled(MemberSpec.settled().withoutFactors().without("mfaMethod"), "UPDATE_EMAIL");
        LoginClient page = LoginClient.open(UNION).login(other);
        for (int i = 0; i < 10; i++) {
            assertThat(page.submit(Map.of("email", userId)).page().fieldErrors().get("email"))
                    .startsWith("このメールアドレスは使えません。");
        }
        for (String address : List.of(userId, "free@member.example")) {
            assertThat(page.submit(Map.of("email", address))
                            .page()
                            .fieldErrors()
                            .get("email"))
                    .startsWith("メールアドレスの変更を何度も試されたため");
        }
    }

    private static UnaryOperator<String> step() {
        LoginClient client = LoginClient.open(UNION).login(UserIds.atStep(UNION));
        return userId -> {
            Page page = client.submit(Map.of("username", userId, "mfaMethod", "otp"))
                    .page();
            assertThat(page.field("username")).isEqualToIgnoringCase(userId);
            return page.status() + " " + page.fieldErrors() + " "
                    + page.document().text();
        };
    }

    private static UnaryOperator<String> console() {
        AccountRest console = AccountRest.of(UNION.importSettled(MemberSpec.settled()));
        return userId -> {
            Http.Answer answer = save(console, userId);
            return answer.status() + " " + answer.body();
        };
    }

    private static Http.Answer save(AccountRest console, String userId) {
        return console.save(profile -> profile.setUsername(userId));
    }

    private static LoginClient choose(Member member, String userId) {
        return LoginClient.open(UNION).login(member).submit(Map.of("username", userId, "mfaMethod", "otp"));
    }

    private static int create(String userId) {
        try (Response answer = UNION.admin()
                .users()
                .create(MemberSpec.named(userId).email("new@member.example").representation())) {
            return answer.getStatus();
        }
    }

    private static String givenUp() {
        Member former = UserIds.settled(UNION);
        former.change(user -> user.setUsername(UserIds.unused()));
        return former.username();
    }

    private static String removed() {
        Member gone = UserIds.settled(UNION);
        gone.admin().remove();
        return gone.username();
    }

    private static String address() {
        String address = "a" + UserIds.unused().substring(6) + "@k.jp";
        UNION.importSettled(
                MemberSpec.settled().withoutFactors().without("mfaMethod").email(address));
        return address;
    }
}
