package jp.kosmo.keycloak.it.office;

import static jp.kosmo.keycloak.it.office.TermsCalls.answer;
import static jp.kosmo.keycloak.it.office.TermsCalls.json;
import static jp.kosmo.keycloak.it.office.TermsCalls.publish;
import static jp.kosmo.keycloak.it.office.TermsCalls.states;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.Terms;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A clerk publishes the union's terms. */
class TermsOfficeIT {

    private static final Map<String, String> ACCEPT = Map.of("decision", "accept");

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));

    @AfterEach
    void setTheClockRight() {
        TestBed.setClockAhead(Duration.ZERO);
    }

    @Test
    void publishedForALaterDayTheyWaitForIt() {
        Union union = Union.copyOf("kanekakenpo", "office-terms-later");
        OfficeClerk clerk = OfficeClerk.of(union, "terms");
        String old = Terms.read(
                LoginClient.open(union).login(Terms.member(union, null)).page());
        String first = today.plusDays(2).toString();

        JsonNode effect = answer(publish(
                clerk, Map.of("version", "2.0", "textJa", "次の規約", "effectiveFrom", first, "changesJa", "連絡先を変えました")));

        assertThat(effect).hasToString("{\"asksAgain\":true,\"from\":\"" + first + "\",\"graceDays\":0}");
        JsonNode terms = answer(clerk.get("terms"));
        assertThat(terms.at("/inForce/version").asText()).isEqualTo("1.0");
        assertThat(terms.at("/toCome/textJa").asText()).isEqualTo("次の規約");
        assertThat(states(terms)).startsWith("2.0 TO_COME " + first, "1.0 IN_FORCE 2026-04-01");
        assertThat(LoginClient.open(union).login(Terms.member(union, "1.0")).isDone())
                .isTrue();
        assertThat(Terms.read(
                        LoginClient.open(union).login(Terms.member(union, null)).page()))
                .isEqualTo(old);

        TestBed.setClockAhead(Duration.ofDays(2));

        var client = LoginClient.open(union).login(Terms.member(union, "1.0"));
        assertThat(Terms.read(client.page())).isEqualTo("次の規約");
        assertThat(client.page().document().text()).contains("利用規約が更新されました", "連絡先を変えました");
        assertThat(client.submit(ACCEPT).isDone()).isTrue();
    }

    @Test
    void aCorrectedTextAsksNobody() {
        Union union = Union.copyOf("kanekakenpo", "office-terms-typo");
        OfficeClerk clerk = OfficeClerk.of(union, "terms");

        JsonNode effect = answer(publish(clerk, Map.of("version", "1.0", "textJa", "誤字を直した規約")));

        assertThat(effect.at("/asksAgain").asBoolean(true)).isFalse();
        assertThat(LoginClient.open(union).login(Terms.member(union, "1.0")).isDone())
                .isTrue();
        assertThat(Terms.read(
                        LoginClient.open(union).login(Terms.member(union, null)).page()))
                .isEqualTo("誤字を直した規約");
    }

    /** Japanese keyboards write digits in full width. */
    @Test
    void thePageIsTheMembersAndSavesNothing() {
        Union union = Union.copyOf("kanekakenpo", "office-terms-preview");
        OfficeClerk clerk = OfficeClerk.of(union, "terms");
        // The text of before is compared with, once somebody was shown it.
        LoginClient.open(union).login(Terms.member(union, null)).submit(ACCEPT);
        JsonNode before = answer(clerk.get("terms"));
        var terms = new HashMap<>(Map.of(
                "version",
                "2.0",
                "textJa",
                "<h2>第1条</h2><p>本文<script>alert(1)</script></p>",
                "summaryJa",
                "要約 {0}",
                "changesJa",
                "連絡先",
                "effectiveFrom",
                "２０２７－０４－０１",
                "graceDays",
                "３０"));

        JsonNode preview = answer(clerk.post("terms/preview", json(terms)));

        assertThat(preview.at("/effect")).hasToString("{\"asksAgain\":true,\"from\":\"2027-04-01\",\"graceDays\":30}");
        Document japanese = Jsoup.parse(preview.at("/ja").asText());
        assertThat(japanese.body().attr("data-page-id")).isEqualTo(Terms.PAGE);
        assertThat(japanese.select("h1").text()).isEqualTo("利用規約が更新されました");
        assertThat(japanese.select(".kosmo-terms").outerHtml())
                .contains("<h2>第1条</h2>", "本文")
                .doesNotContain("alert");
        assertThat(japanese.text()).contains("要約 {0}", "連絡先", "2027年4月1日から適用", "2027年4月30日までは", "前回同意された版： 1.0");
        assertThat(japanese.select("details ins").eachText()).containsExactly("第1条", "本文");
        Document english = Jsoup.parse(preview.at("/en").asText());
        assertThat(preview.toString()).doesNotContain("<script", "<style");
        assertThat(english.select("h1").text()).isEqualTo("The terms of use have been updated");
        assertThat(english.select(".kosmo-terms").attr("lang")).isEqualTo("ja");
        assertThat(english.select("details del").eachText())
                .as("a text that is Japanese only is compared with the Japanese one of before")
                .isEqualTo(japanese.select("details del").eachText())
                .isNotEmpty();
        assertThat(answer(clerk.get("terms"))).isEqualTo(before);
    }

    @Test
    void aVersionToComeCanBeTakenBack() {
        Union union = Union.copyOf("kanekakenpo", "office-terms-back");
        OfficeClerk clerk = OfficeClerk.of(union, "terms");
        answer(publish(
                clerk,
                Map.of(
                        "version",
                        "2.0",
                        "textJa",
                        "次の規約",
                        "effectiveFrom",
                        today.plusDays(2).toString())));

        JsonNode effect = answer(publish(clerk, Map.of("version", "1.0", "textJa", "今の規約")));

        assertThat(effect.at("/takesBack").asText()).isEqualTo("2.0");
        assertThat(effect.at("/asksAgain").asBoolean(true)).isFalse();
        TestBed.setClockAhead(Duration.ofDays(2));
        assertThat(LoginClient.open(union).login(Terms.member(union, "1.0")).isDone())
                .isTrue();
    }

    @Test
    void theConsoleGoesOnToWork() {
        Union union = Union.copyOf("kanekakenpo", "office-terms-console");
        OfficeClerk clerk = OfficeClerk.of(union, "terms");
        String first = today.plusDays(2).toString(); // sessions end then, the clerk's too
        Terms.publish(
                union,
                Map.of("version", "from the console", "textJa", "規約", "effectiveFrom", first, "endSessions", "true"));
        assertThat(answer(clerk.get("terms")).at("/toCome"))
                .hasToString("{\"version\":\"from the console\",\"effectiveFrom\":\"" + first
                        + "\",\"textJa\":\"規約\",\"endSessions\":true}");

        answer(publish(clerk, Map.of("version", "from the office", "textJa", "窓口の規約")));

        assertThat(Terms.setting(union, "version")).isEqualTo("from the office");
        assertThat(Terms.setting(union, "textJa")).isEqualTo("窓口の規約");
        assertThat(Terms.setting(union, "endSessions")).isEqualTo("false");
        assertThat(union.admin().getAdminEvents())
                .filteredOn(event -> "KOSMO_OFFICE".equals(event.getResourceType()))
                .singleElement()
                .satisfies(event -> assertThat(event.getDetails())
                        .containsEntry("task", "publish-terms")
                        .containsEntry("version", "from the office"));
    }
}
