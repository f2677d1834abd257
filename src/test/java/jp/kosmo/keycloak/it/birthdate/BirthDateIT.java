package jp.kosmo.keycloak.it.birthdate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 「生年月日の入力」: the first step of the first login. How tries are counted: BirthDateCountIT. */
class BirthDateIT {

    private static final String PAGE = "login-kosmo-birthdate";
    private static final String STOPPED = "login-kosmo-stopped";

    @ParameterizedTest
    @MethodSource("unions")
    void asksInTheWordsOfTheManual(Union union) {
        Page page = atBirthDate(union.createMember(MemberSpec.newcomer())).page();

        assertThat(page.id()).isEqualTo(PAGE);
        assertThat(page.heading()).isEqualTo("生年月日の入力");
        assertThat(page.alert()).isEqualTo("本人確認のため生年月日での認証が必要です。生年月日を数字8桁で入力してください。");
        assertThat(page.text("label[for=birthdate]")).startsWith("生年月日 (入力例:19790822)");
        assertThat(page.text("#birthdate-help")).contains("YYYYMMDD");
        assertThat(page.document().select("button[type=submit]").eachText()).containsExactly("実行");
        assertThat(page.field("birthdate")).isEmpty();
        assertThat(page.fieldErrors()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unions")
    void isAskedAtTheFirstLoginOnly(Union union) {
        Member member = union.createMember(MemberSpec.newcomer());
        assertThat(member.requiredActions()).contains("kosmo-birthdate");

        var client = atBirthDate(member).submit(Map.of("birthdate", "19801201"));

        assertThat(client.page().id()).isEqualTo("login-kosmo-terms");
        assertThat(member.requiredActions()).doesNotContain("kosmo-birthdate");
        assertThat(member.events().ofType("CUSTOM_REQUIRED_ACTION").detail("custom_required_action"))
                .containsExactly("kosmo-birthdate");
        assertThat(atBirthDate(member).page().id()).isEqualTo("login-kosmo-terms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"１９８０１２０１", "1980/12/1", "昭和55年12月1日"})
    void takesADateAsPeopleWriteIt(String typed) {
        var client = atBirthDate(newcomer()).submit(Map.of("birthdate", typed));

        assertThat(client.page().id()).isEqualTo("login-kosmo-terms");
    }

    @ParameterizedTest
    @MethodSource("unions")
    void aWrongDateIsAnErrorAtTheFieldAndKeepsWhatWasTyped(Union union) {
        Member member = union.createMember(MemberSpec.newcomer());

        var client = atBirthDate(member).submit(Map.of("birthdate", "１９８０1202"));

        assertThat(client.page().id()).isEqualTo(PAGE);
        assertThat(client.page().fieldErrors().get("birthdate")).startsWith("登録されている生年月日と一致しません。");
        assertThat(client.page().field("birthdate")).isEqualTo("１９８０1202");
        assertThat(member.events().errors()).containsExactly("birthdate_mismatch");
        assertThat(attempts(member)).containsExactly(1);
    }

    /** Two connections for one request, and requests that wait for a member's row drain the pool. */
    @Test
    void countAndEventAreOneTransaction() {
        Member member = newcomer();

        atBirthDate(member).submit(Map.of("birthdate", "19801202"));

        assertThat(Database.column("select xmin::text from kosmo_attempt where user_id = ?", member.id()))
                .isEqualTo(Database.column("select xmin::text from event_entity where user_id = ?", member.id()))
                .hasSize(1);
    }

    @Test
    void entriesThatAreNoDateAreErrorsAtTheFieldAndNotCounted() {
        Member member = newcomer();
        var client = atBirthDate(member);

        for (String typed : List.of("1979082", "٠٩٨٧٦٥٤٣", "<b>\"x", "1980年")) {
            client.submit(Map.of("birthdate", typed));
            assertThat(client.page().fieldErrors().get("birthdate")).startsWith("生年月日は西暦の数字8桁で入力してください。");
            assertThat(client.page().field("birthdate")).isEqualTo(typed);
        }
        for (String typed : List.of("19790231", "２０９９０１０１", "昭和64年1月8日")) {
            client.submit(Map.of("birthdate", typed));
            assertThat(client.page().fieldErrors().get("birthdate")).startsWith("その日付はありません。");
            assertThat(client.page().field("birthdate")).isEqualTo(typed);
        }
        client.submit(Map.of("birthdate", "　"));
        assertThat(client.page().fieldErrors()).containsValue("生年月日を入力してください。");

        assertThat(member.events().errors()).hasSize(8).containsOnly("birthdate_malformed");
        assertThat(attempts(member)).isEmpty();
    }

    @Test
    void missingDoubledAndOversizedFieldsAreAnswered() {
        Member member = newcomer();
        var client = atBirthDate(member);
        String form = "application/x-www-form-urlencoded";

        for (String body : List.of("", "birthdate", "BIRTHDATE=19801201", "birthdate=&birthdate=19801201")) {
            client.post(URI.create(client.page().actionOf("birthdate")), form, body);
            assertThat(client.page().status()).as(body).isEqualTo(200);
            assertThat(client.page().fieldErrors()).as(body).containsKey("birthdate");
        }
        client.submit(Map.of("birthdate", "1".repeat(50_000)));
        assertThat(client.page().fieldErrors()).containsKey("birthdate");
        assertThat(attempts(member)).isEmpty();

        // Two dates in one request are one try.
        client.post(
                URI.create(client.page().actionOf("birthdate")),
                form,
                "birthdate=19801202&birthdate=19801203&birthdate=19801201");
        assertThat(member.events().ofType("CUSTOM_REQUIRED_ACTION_ERROR").errors())
                .containsOnlyOnce("birthdate_mismatch");
        assertThat(attempts(member)).containsExactly(1);
    }

    @Test
    void fiftyEntriesThatAreNoDateAreEnoughForOneLogin() {
        Member member = newcomer();
        var client = atBirthDate(member);
        for (int i = 0; i < 50; i++) {
            client.submit(Map.of("birthdate", "no date"));
            assertThat(client.page().id()).isEqualTo(PAGE);
        }

        client.submit(Map.of("birthdate", "no date"));

        assertThat(client.page().id()).isEqualTo(STOPPED);
        assertThat(client.page().heading()).isEqualTo("入力の回数が多すぎます");
        assertThat(member.events().errors()).hasSize(51).containsOnly("birthdate_malformed");
        assertThat(member.read().isEnabled()).isTrue();
        assertThat(atBirthDate(member)
                        .submit(Map.of("birthdate", "19801201"))
                        .page()
                        .id())
                .isEqualTo("login-kosmo-terms");
    }

    @Test
    void withoutABirthDateOnRecordTheUnionIsToBeAsked() {
        Member none = Union.kanekakenpo().importMember(MemberSpec.newcomer().without("birthdate"), "kosmo-birthdate");
        Member notIso = Union.kanekakenpo()
                .importMember(MemberSpec.newcomer().attribute("birthdate", "1980/12/01"), "kosmo-birthdate");
        for (Member member : List.of(none, notIso)) {
            Page page = atBirthDate(member).page();

            assertThat(page.id()).isEqualTo(STOPPED);
            assertThat(page.heading()).isEqualTo("お手続きを続けられません");
            assertThat(page.document().body().text()).contains("健保組合までお問い合わせください", "ポータルに戻る");
            assertThat(member.events().errors()).containsExactly("birthdate_missing");
            assertThat(attempts(member)).isEmpty();
        }
    }

    @Test
    void aRecordThatLosesItsDateWhileTheFormIsOpenIsNotCountedEither() {
        Member member = newcomer();
        var client = atBirthDate(member);
        member.change(user -> user.getAttributes()
                .keySet()
                .removeAll(List.of("birthdate", "insuredPersonSymbol", "insuredPersonNumber", "temporaryUserId")));

        client.submit(Map.of("birthdate", "19801201"));

        assertThat(client.page().id()).isEqualTo(STOPPED);
        assertThat(member.events().errors()).containsExactly("birthdate_missing");
        assertThat(attempts(member)).isEmpty();
    }

    @Test
    void aMemberDisabledMeanwhileIsRefusedBeforeTheComparison() {
        Member member = newcomer();
        var client = atBirthDate(member);
        var reloading = atBirthDate(member);
        URI form = URI.create(reloading.page().document().location());
        member.change(user -> user.setEnabled(false));

        for (String date : List.of("19801202", "19801201")) {
            client.fork().submit(Map.of("birthdate", date));
        }
        reloading.get(form);

        assertThat(reloading.page().id()).isEqualTo(STOPPED);
        assertThat(reloading.page().heading()).isEqualTo("アカウントがロックされました");
        assertThat(member.events().errors()).hasSize(3).containsOnly("user_disabled");
        assertThat(attempts(member)).isEmpty();
        assertThat(member.requiredActions()).contains("kosmo-birthdate");
    }

    @Test
    void aMemberLockedByWrongPasswordsIsRefusedBeforeTheComparison() {
        Member member = newcomer();
        var client = atBirthDate(member);
        var guessing = LoginClient.open(member.union());
        var detection = member.union().admin().attackDetection();
        // Keycloak counts in the background, and does not count what comes meanwhile.
        Awaitility.await("the lock").until(() -> {
            guessing.login(member.username(), "Wrong-2026");
            return Boolean.TRUE.equals(
                    detection.bruteForceUserStatus(member.id()).get("disabled"));
        });

        client.submit(Map.of("birthdate", "19801202"));

        assertThat(client.page().id()).isEqualTo(STOPPED);
        assertThat(client.page().heading()).isEqualTo("しばらくお待ちください");
        assertThat(member.events().ofType("CUSTOM_REQUIRED_ACTION_ERROR").errors())
                .containsExactly("user_temporarily_disabled");
        assertThat(attempts(member)).isEmpty();
    }

    private static Member newcomer() {
        return Union.kanekakenpo().createMember(MemberSpec.newcomer());
    }

    private static LoginClient atBirthDate(Member member) {
        return LoginClient.open(member.union()).login(member);
    }

    private static List<@Nullable Object> attempts(Member member) {
        return Database.column("select failures from kosmo_attempt where user_id = ?", member.id());
    }

    static Stream<Union> unions() {
        return Stream.of(Union.kanekakenpo(), Union.daiwakenpo());
    }
}
