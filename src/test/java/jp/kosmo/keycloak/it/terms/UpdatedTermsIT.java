package jp.kosmo.keycloak.it.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.Terms;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;

/** Who has agreed to an earlier version reads that there is another, and what is new in it since that one. */
class UpdatedTermsIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "updatedterms");
    private static final String FIRST = "<h2>第1条</h2><p>一行目</p><h2>第2条</h2><p>A &amp; B &lt;b&gt;</p><p>おわり</p>";
    private static final String SECOND = FIRST.replace("A &amp; B", "C &amp; D");
    private static final String THIRD = SECOND.replace("<p>おわり</p>", "<p>新しい条</p><p>おわり</p>");
    private static final Map<String, String> ACCEPT = Map.of("decision", "accept");

    @Test
    void sayWhatIsNewSinceTheVersionThisMemberAgreedTo() {
        publish("1", FIRST, Map.of());
        Member first = agrees(Terms.member(UNION, null));
        publish("2", SECOND, Map.of());
        Member second = agrees(Terms.member(UNION, null));
        publish(
                "3",
                THIRD,
                Map.of(
                        "effectiveFrom",
                        "2026-04-01",
                        "changesJa",
                        "連絡先を変えました\n\n <b>{0}</b> ${x}",
                        "changesEn",
                        "Another desk"));

        Page page = LoginClient.open(UNION).login(first).page();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        assertThat(page.heading()).isEqualTo("利用規約が更新されました");
        assertThat(page.text(".kosmo-desk"))
                .contains("3", "（2026年4月1日から適用）")
                .contains(
                        "1", "（%d年%d月%d日に同意）".formatted(today.getYear(), today.getMonthValue(), today.getDayOfMonth()));
        assertThat(page.document().select(".kosmo-desk li").eachText()).containsExactly("連絡先を変えました", "<b>{0}</b> ${x}");
        assertThat(page.document().select("details:not([open]) del").eachText()).containsExactly("A & B <b>");
        assertThat(page.document().select("details ins").eachText()).containsExactly("C & D <b>", "新しい条");
        assertThat(page.document().select("details p").eachText())
                .containsExactly("第2条", "【削除】 A & B <b>", "【追加】 C & D <b>", "【追加】 新しい条");

        Page other = LoginClient.open(UNION).login(second).page();
        assertThat(other.document().select("del")).isEmpty();
        assertThat(other.document().select("ins").eachText()).containsExactly("新しい条");
        agrees(second);
        assertThat(LoginClient.open(UNION).login(second).isDone()).isTrue();
    }

    @Test
    void areTheTermsAndNoMoreToANewMember() {
        publish("1", FIRST, Map.of("changesJa", "連絡先を変えました"));

        Page page = LoginClient.open(UNION).login(Terms.member(UNION, null)).page();

        assertThat(page.heading()).isEqualTo("利用規約");
        assertThat(page.document().select("details, ins, del")).isEmpty();
        assertThat(page.document().text()).doesNotContain("連絡先を変えました", "更新");
    }

    /** Consents that a union has brought along are labels without a text; what others agreed to under them is known. */
    @Test
    void areComparedWithWhatIsKnownOfAVersion() {
        publish("10", FIRST, Map.of("textEn", "Old"));
        Member english = Terms.member(UNION, null);
        LoginClient.in("en", UNION).reopen(Map.of()).login(english).submit(ACCEPT);
        publish("11", SECOND, Map.of("textEn", "New"));

        Page inEnglish =
                LoginClient.in("en", UNION).reopen(Map.of()).login(english).page();
        assertThat(inEnglish.heading()).isEqualTo("The terms of use have been updated");
        assertThat(inEnglish.document().select("del, ins").eachText()).containsExactly("Old", "New");
        Page inJapanese = LoginClient.open(UNION).login(english).page();
        assertThat(inJapanese.document().select("del").eachText())
                .as("kept as what was in force before")
                .containsExactly("A & B <b>");
        Page imported = LoginClient.open(UNION).login(Terms.member(UNION, "10")).page();
        assertThat(imported.document().select("del").eachText()).containsExactly("A & B <b>");
        assertThat(imported.document().text()).doesNotContain("に同意）");
        Page unknown = LoginClient.open(UNION).login(Terms.member(UNION, "0.5")).page();
        assertThat(unknown.heading()).isEqualTo("利用規約が更新されました");
        assertThat(unknown.document().select("details")).isEmpty();
    }

    private static Member agrees(Member member) {
        assertThat(LoginClient.open(UNION).login(member).submit(ACCEPT).isDone())
                .isTrue();
        return member;
    }

    private static void publish(String version, String text, Map<String, String> more) {
        var settings = new HashMap<>(Map.of("version", version, "textJa", text));
        settings.putAll(more);
        Terms.publish(UNION, settings);
    }
}
