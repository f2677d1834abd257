package jp.kosmo.keycloak.it.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.Terms;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The terms a union writes are the terms a member reads, whatever is in them, and nothing in them runs. */
class TermsTextIT {

    private static final Union UNION = Union.copyOf("daiwakenpo", "termstext");
    private static final Map<String, String> ACCEPT = Map.of("decision", "accept");

    @ParameterizedTest
    @MethodSource("texts")
    void isReadAsWritten(String text) {
        Terms.publish(UNION, Map.of("version", "1", "textJa", text, "summaryJa", "要約 {0} '<b>' & ${x}"));
        Member member = Terms.member(UNION, null);

        var client = LoginClient.open(UNION).login(member);

        assertThat(client.page().id()).isEqualTo(Terms.PAGE);
        assertThat(Terms.read(client.page())).isEqualTo(text.strip());
        assertThat(client.page().document().select("p.kosmo-plain").eachText()).containsExactly("要約 {0} '<b>' & ${x}");
        assertThat(client.page().document().select(".kosmo-terms.kosmo-plain")).hasSize(1);
        String shown = Terms.shown(client.page());

        assertThat(client.submit(ACCEPT).isDone()).isTrue();
        assertThat(Database.column(
                        "select d.text from kosmo_terms_document d join kosmo_consent c"
                                + " on c.realm_id = d.realm_id and c.sha256 = d.sha256 where c.user_id = ?",
                        member.id()))
                .containsExactly(shown);
    }

    static String[] texts() {
        return new String[] {
            "{",
            "{0} {1,number,#} {{二重}} } '{'",
            "it's \"quoted\" `so`",
            "1 < 2 > 1 && A & B <定義> ＜重要＞",
            "${x} #{x} ${url.loginAction} <#list> [#if x] ${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
            "第1条（目的）\n\n　この規約は、\n　次のとおりとします。\n\n第2条（定義）",
            "第1条 規約の本文です。\n".repeat(200 * 1024 / 34 + 1).strip(),
        };
    }

    @Test
    void headingsListsAndLinksStay() {
        String html = "<h2>第1条</h2><p>本文<br />次の行</p><ol><li>一</li></ol>"
                + "<p><a href=\"https://www.example.org/terms\">詳細</a></p>";
        Terms.publish(UNION, Map.of("version", "html", "textJa", html));

        Page page = LoginClient.open(UNION).login(Terms.member(UNION, null)).page();

        assertThat(page.document().select(".kosmo-terms > h2, .kosmo-terms > ol > li, .kosmo-terms br"))
                .hasSize(3);
        assertThat(page.document().select(".kosmo-terms a").attr("href")).isEqualTo("https://www.example.org/terms");
        assertThat(page.document().select(".kosmo-terms.kosmo-plain")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "前<script>alert(1)</script>後",
                "前<img src=\"x\" onerror=\"alert(1)\">後",
                "前<a href=\"javascript:alert(1)\">後</a>",
                "前<svg onload=\"alert(1)\"></svg>後",
                "前<iframe src=\"https://example.org\"></iframe>後",
                "前</div></section><form action=\"https://example.org\"><input name=\"decision\"></form>後",
            })
    void nothingInItRuns(String html) {
        Terms.publish(UNION, Map.of("version", "script", "textJa", html));

        Page page = LoginClient.open(UNION).login(Terms.member(UNION, null)).page();

        assertThat(Terms.read(page)).isEqualTo("前後");
        assertThat(page.document().select(".kosmo-terms *"))
                .allMatch(element -> element.is("a, img"))
                .allMatch(element -> element.attributes().asList().stream()
                        .noneMatch(attribute -> attribute.getKey().startsWith("on")
                                || attribute.getValue().contains("javascript:")));
        assertThat(page.document().select("[name=decision]")).hasSize(2);
    }

    @Test
    void speaksTheMembersLanguageIfTheUnionDoes() {
        var both =
                Map.of("version", "en", "textJa", "規約", "textEn", "Terms", "summaryJa", "要約", "summaryEn", "In short");
        Terms.publish(UNION, both);
        Member member = Terms.member(UNION, null);

        assertThat(Terms.read(LoginClient.open(UNION).login(member).page())).isEqualTo("規約");
        var client = LoginClient.open(UNION, Map.of("ui_locales", "en")).login(member);
        assertThat(Terms.read(client.page())).isEqualTo("Terms");
        assertThat(client.page().text("p.kosmo-plain")).isEqualTo("In short");
        assertThat(client.page().document().select(".kosmo-terms").attr("lang")).isEqualTo("en");
        client.submit(ACCEPT);
        assertThat(Terms.consents(member))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("language", "en"));

        Terms.publish(UNION, Map.of("version", "ja only", "textJa", "規約"));
        client = LoginClient.open(UNION, Map.of("ui_locales", "en")).login(member);
        assertThat(client.page().heading()).isEqualTo("The terms of use have been updated");
        assertThat(Terms.read(client.page())).isEqualTo("規約");
        assertThat(client.page().document().select(".kosmo-terms").attr("lang")).isEqualTo("ja");
        client.submit(ACCEPT);
        assertThat(Terms.consents(member))
                .last()
                .satisfies(row -> assertThat(row).containsEntry("language", "ja"));
    }
}
