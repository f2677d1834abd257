package jp.kosmo.keycloak.it.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.BadRequestException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Terms;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 「利用規約」: when the terms are asked and what a decision does. */
class TermsIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "terms");
    private static final Map<String, String> ACCEPT = Map.of("decision", "accept");
    private static final Map<String, String> DECLINE = Map.of("decision", "decline");

    @ParameterizedTest
    @MethodSource("unions")
    void comeAfterTheBirthDateInTheUnionsOwnWords(Union union) {
        var client = LoginClient.open(union)
                .login(union.createMember(MemberSpec.newcomer()))
                .submit(Map.of("birthdate", "19801201"));

        Page page = client.page();
        assertThat(page.id()).isEqualTo(Terms.PAGE);
        assertThat(page.heading()).isEqualTo("利用規約");
        assertThat(page.document().select("button[name=decision]").eachText()).containsExactly("同意する", "同意しない");
        assertThat(page.text(".kosmo-terms"))
                .isEqualTo(Jsoup.parse(Terms.setting(union, "textJa")).text())
                .contains(
                        union.admin().toRepresentation().getDisplayName() + "（以下「当組合」といいます）",
                        "株式会社見本システムが運営し、その一部を株式会社見本サポートに再委託",
                        "変更し、または提供を停止することがあります",
                        "この規約に同意した方");

        client.submit(ACCEPT);

        assertThat(client.page().id()).isEqualTo("login-kosmo-user-id");
    }

    @Test
    void whoDeclinesDoesNotGetInAndIsAskedAgain() {
        publish("declined", "規約");
        Member member = Terms.member(UNION, null);

        var client = LoginClient.open(UNION).login(member).submit(DECLINE);

        assertThat(client.page().id()).isEqualTo("login-kosmo-declined");
        assertThat(client.page().heading()).isEqualTo("利用規約への同意が必要です");
        assertThat(client.page().document().select(".kosmo-buttons a").eachText())
                .containsExactly("ログインに戻る", "ポータルに戻る");
        assertThat(client.page().document().select("a:contains(ポータルに戻る)").attr("href"))
                .isEqualTo(UNION.portalUrl() + "/");
        assertThat(member.events().errors()).containsExactly("terms_declined");
        assertThat(member.admin().getUserSessions()).isEmpty();
        assertThat(client.fork().reopen(Map.of("prompt", "none")).outcome().error())
                .contains("login_required");
        assertThat(client.click("a:contains(ログインに戻る)").page().id()).isEqualTo("login-login");

        client.login(member);
        assertThat(client.page().id()).isEqualTo(Terms.PAGE);
        client.submit(DECLINE);
        assertThat(Terms.decisions(member)).containsExactly("declined decline");

        client.reopen(Map.of()).login(member).submit(ACCEPT);
        assertThat(client.outcome().code()).isNotEmpty();
        assertThat(Terms.decisions(member)).containsExactly("declined decline", "declined accept");
    }

    @Test
    void aCorrectedTextDoesNotAskAgainButANewLabelDoes() {
        publish("label", "規約");
        Member member = Terms.member(UNION, null);
        var client = LoginClient.open(UNION).login(member).submit(ACCEPT);

        publish("label", "誤字を直した規約");
        assertThat(client.reopen(Map.of()).isDone()).isTrue();

        publish("label 2", "新しい規約");
        client.reopen(Map.of());
        assertThat(client.page().id()).isEqualTo(Terms.PAGE);
        assertThat(client.submit(ACCEPT).outcome().code()).isNotEmpty();
        assertThat(Terms.decisions(member)).containsExactly("label accept", "label 2 accept");
    }

    @Test
    void whoIsLoggedInAndDeclinesNewTermsIsLoggedInNoLonger() {
        publish("session", "規約");
        Member member = Terms.member(UNION, null);
        var client = LoginClient.open(UNION).login(member).submit(ACCEPT);
        assertThat(member.admin().getUserSessions()).hasSize(1);
        publish("session 2", "新しい規約");

        client.reopen(Map.of()).submit(DECLINE);

        assertThat(client.page().id()).isEqualTo("login-kosmo-declined");
        assertThat(member.admin().getUserSessions()).isEmpty();
        assertThat(client.reopen(Map.of()).page().id()).isEqualTo("login-login");
    }

    @Test
    void aLaterDateSparesOnlyThoseWhoAgreedBefore() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        Member agreed = Terms.member(UNION, "1.0");
        Member newcomer = Terms.member(UNION, null);

        publishFrom(today.plusDays(2));
        assertThat(LoginClient.open(UNION).login(agreed).isDone()).isTrue();
        assertThat(LoginClient.open(UNION).login(newcomer).page().id()).isEqualTo(Terms.PAGE);

        publishFrom(today);
        assertThat(LoginClient.open(UNION).login(agreed).page().id()).isEqualTo(Terms.PAGE);
    }

    /** What the console's button beside 保存 does, and what it refuses to save. */
    @Test
    void termsInForceCannotVanish() {
        Union union = Union.copyOf("kanekakenpo", "termskept");
        Terms.publish(union, Map.of("version", "kept", "textJa", "消えない規約"));
        assertThatThrownBy(() -> Terms.publish(union, Map.of())).isInstanceOf(BadRequestException.class);

        union.admin().flows().removeRequiredActionConfig("kosmo-terms");

        var client = LoginClient.open(union).login(Terms.member(union, null));
        assertThat(Terms.read(client.page())).contains("消えない規約");
        assertThat(client.submit(ACCEPT).isDone()).isTrue();
        assertThat(LoginClient.open(union).login(Terms.member(union, "kept")).isDone())
                .isTrue();
        assertThat(TestBed.log())
                .filteredOn(line -> line.contains("Realm termskept: the settings of kosmo-terms"))
                .hasSize(1);
    }

    @Test
    void whereNoTermsWereEverPublishedNobodyIsAsked() {
        Union union = Union.copyOf(
                "kanekakenpo",
                "noterms",
                realm -> realm.getRequiredActions().stream()
                        .filter(action -> action.getAlias().equals("kosmo-terms"))
                        .forEach(action -> action.setConfig(new HashMap<>())));

        assertThat(LoginClient.open(union).login(Terms.member(union, null)).isDone())
                .isTrue();
    }

    @Test
    void nobodyEditsWhatWasAgreedTo() {
        Member member = Terms.member(UNION, "1.0");

        member.change(user -> user.getAttributes().remove("agreedTerms"));
        assertThat(member.attribute("agreedTerms")).isEqualTo("1.0");
        assertThatThrownBy(() -> member.change(user -> user.singleAttribute("agreedTerms", "2.0")))
                .isInstanceOf(BadRequestException.class);
        assertThat(member.attribute("agreedTerms")).isEqualTo("1.0");
    }

    private static void publish(String version, String text) {
        Terms.publish(UNION, Map.of("version", version, "textJa", text));
    }

    private static void publishFrom(LocalDate day) {
        Terms.publish(UNION, Map.of("version", "2.0", "textJa", "規約", "effectiveFrom", day.toString()));
    }

    static Stream<Union> unions() {
        return Stream.of(Union.kanekakenpo(), Union.daiwakenpo());
    }
}
