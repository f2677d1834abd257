package jp.kosmo.keycloak.it.birthdate;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.client.ParallelRequests;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong birthdates are counted exactly: whatever the browser, however many at once, across restarts. */
class BirthDateCountIT {

    private static final int LIMIT = 5;
    private static final int MANY = 32;
    private static final String PAGE = "login-kosmo-birthdate";
    private static final String STOPPED = "login-kosmo-stopped";

    @ParameterizedTest
    @MethodSource("unions")
    void theFifthWrongDateLocksTheMemberUntilTheUnionUnlocks(Union union) {
        Member member = union.createMember(MemberSpec.newcomer());
        var openedBefore = atBirthDate(member);
        var client = atBirthDate(member);
        for (int i = 1; i < LIMIT; i++) {
            client.submit(Map.of("birthdate", "1980110" + i));
            assertThat(client.page().id()).isEqualTo(PAGE);
        }

        client.submit(Map.of("birthdate", "19801109"));

        assertThat(client.page().id()).isEqualTo(STOPPED);
        assertThat(client.page().heading()).isEqualTo("アカウントがロックされました");
        assertThat(client.page().document().body().text()).contains("ポータルに戻る").doesNotContain("1980");
        assertThat(member.read().isEnabled()).isFalse();
        assertThat(refusals(member))
                .containsExactlyInAnyOrder(
                        "birthdate_locked",
                        "birthdate_mismatch",
                        "birthdate_mismatch",
                        "birthdate_mismatch",
                        "birthdate_mismatch");
        assertThat(row(member)).containsEntry("failures", LIMIT).containsEntry("locked_until", Long.MAX_VALUE);

        openedBefore.submit(Map.of("birthdate", "19801201"));
        assertThat(openedBefore.page().id()).isEqualTo(STOPPED);
        assertThat(refusals(member)).contains("user_disabled");
        assertThat(atBirthDate(member).page().id()).isEqualTo("login-login");

        // The switch "Enabled" of the Admin Console.
        member.change(user -> user.setEnabled(true));
        var afterwards = atBirthDate(member).submit(Map.of("birthdate", "19801102"));
        assertThat(afterwards.page().id()).isEqualTo(PAGE);
        assertThat(row(member)).containsEntry("failures", 1).containsEntry("locked_until", null);
        afterwards.submit(Map.of("birthdate", "19801201"));
        assertThat(afterwards.page().id()).isEqualTo("login-kosmo-terms");
        assertThat(Database.rows("select * from kosmo_attempt where user_id = ?", member.id()))
                .isEmpty();
    }

    @Test
    void theLimitIsASettingOfTheUnion() {
        Union union = Union.copyOf("kanekakenpo", "maxfailures");
        union.changeRequiredAction("kosmo-birthdate", Map.of("maxFailures", "2"));
        Member member = union.createMember(MemberSpec.newcomer());

        var client = atBirthDate(member).submit(Map.of("birthdate", "19801102"));
        assertThat(client.page().id()).isEqualTo(PAGE);
        client.submit(Map.of("birthdate", "19801103"));

        assertThat(client.page().id()).isEqualTo(STOPPED);
        assertThat(refusals(member)).containsExactlyInAnyOrder("birthdate_mismatch", "birthdate_locked");
    }

    @Test
    void ofManyGuessesAtOnceExactlyTheLimitIsCompared() {
        Member member = Union.kanekakenpo().createMember(MemberSpec.newcomer());
        List<LoginClient> browsers = browsers(member);

        List<Page> pages = ParallelRequests.run(
                MANY,
                number -> browsers.get(number)
                        .submit(Map.of("birthdate", "198011%02d".formatted(number % 30 + 1)))
                        .page());

        assertThat(pages).extracting(Page::status).containsOnly(200);
        assertThat(pages.stream().filter(page -> page.id().equals(PAGE))).hasSize(LIMIT - 1);
        assertThat(pages.stream().filter(page -> page.id().equals(STOPPED))).hasSize(MANY - LIMIT + 1);
        assertThat(refusals(member))
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                nCopies(LIMIT - 1, "birthdate_mismatch"),
                                nCopies(1, "birthdate_locked"),
                                nCopies(MANY - LIMIT, "user_disabled"))
                        .flatMap(List::stream)
                        .toList());
        assertThat(row(member)).containsEntry("failures", LIMIT);
        assertThat(member.read().isEnabled()).isFalse();
    }

    @Test
    void manyRightDatesAtOnceAllGoOn() {
        Member member = Union.kanekakenpo().createMember(MemberSpec.newcomer());
        atBirthDate(member).submit(Map.of("birthdate", "19801102"));
        List<LoginClient> browsers = browsers(member);

        List<Page> pages = ParallelRequests.run(
                MANY,
                number -> browsers.get(number)
                        .submit(Map.of("birthdate", "19801201"))
                        .page());

        assertThat(pages).extracting(Page::status).containsOnly(200);
        assertThat(pages).extracting(Page::id).containsOnly("login-kosmo-terms");
        assertThat(refusals(member)).containsExactly("birthdate_mismatch");
        assertThat(member.requiredActions())
                .containsExactlyInAnyOrder("kosmo-user-id", "UPDATE_PASSWORD", "UPDATE_EMAIL");
        assertThat(Database.rows("select * from kosmo_attempt where user_id = ?", member.id()))
                .isEmpty();
    }

    @Test
    void theCountSurvivesARestart() {
        Member member = Union.daiwakenpo().createMember(MemberSpec.newcomer());
        var before = atBirthDate(member);
        for (int i = 1; i < LIMIT; i++) {
            before.submit(Map.of("birthdate", "1980110" + i));
        }

        TestBed.restart();

        var after = atBirthDate(member).submit(Map.of("birthdate", "19801109"));
        assertThat(after.page().id()).isEqualTo(STOPPED);
        assertThat(refusals(member)).hasSize(LIMIT).contains("birthdate_locked");
        assertThat(member.read().isEnabled()).isFalse();
    }

    private static LoginClient atBirthDate(Member member) {
        return LoginClient.open(member.union()).login(member);
    }

    private static List<LoginClient> browsers(Member member) {
        return IntStream.range(0, MANY).mapToObj(number -> atBirthDate(member)).toList();
    }

    private static List<String> refusals(Member member) {
        return member.events().ofType("CUSTOM_REQUIRED_ACTION_ERROR").errors();
    }

    private static Map<String, @Nullable Object> row(Member member) {
        return Database.rows("select failures, locked_until from kosmo_attempt where user_id = ?", member.id())
                .get(0);
    }

    static Stream<Union> unions() {
        return Stream.of(Union.kanekakenpo(), Union.daiwakenpo());
    }
}
