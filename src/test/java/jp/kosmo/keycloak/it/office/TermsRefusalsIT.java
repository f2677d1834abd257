package jp.kosmo.keycloak.it.office;

import static jp.kosmo.keycloak.it.office.TermsCalls.answer;
import static jp.kosmo.keycloak.it.office.TermsCalls.basis;
import static jp.kosmo.keycloak.it.office.TermsCalls.json;
import static jp.kosmo.keycloak.it.office.TermsCalls.parse;
import static jp.kosmo.keycloak.it.office.TermsCalls.publish;
import static jp.kosmo.keycloak.it.office.TermsCalls.states;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.BadRequestException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.Terms;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What no clerk publishes, and who publishes nothing. */
class TermsRefusalsIT {

    private static final Map<String, String> ACCEPT = Map.of("decision", "accept");

    @AfterEach
    void setTheClockRight() {
        TestBed.setClockAhead(Duration.ZERO);
    }

    @Test
    void nonsenseIsRefusedAtItsFieldAndChangesNothing() {
        Union union = Union.copyOf("kanekakenpo", "office-terms-nonsense");
        OfficeClerk clerk = OfficeClerk.of(union, "terms");
        answer(publish(clerk, Map.of("version", "2.0", "textJa", "規約", "textEn", "Terms", "changesJa", "連絡先")));
        JsonNode before = answer(clerk.get("terms"));

        refuses(clerk, "version TERMS_REQUIRED", Map.of());
        refuses(clerk, "version TERMS_REQUIRED", Map.of("version", "　", "textJa", "規約"));
        refuses(clerk, "textJa TERMS_REQUIRED", Map.of("version", "2.0"));
        refuses(clerk, "textJa TERMS_WITHOUT_TEXT", Map.of("version", "3.0", "textJa", "<script>x</script>"));
        refuses(clerk, "version TERMS_LABEL_TOO_LONG", Map.of("version", "v".repeat(65), "textJa", "規約"));
        refuses(clerk, "effectiveFrom TERMS_DATE", Map.of("version", "3.0", "textJa", "規約", "effectiveFrom", "来月"));
        refuses(
                clerk,
                "effectiveFrom TERMS_HAVE_BEGUN",
                Map.of(
                        "version",
                        "2.0",
                        "textJa",
                        "規約",
                        "effectiveFrom",
                        LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(9).toString()));
        refuses(clerk, "graceDays TERMS_GRACE_DAYS", Map.of("version", "3.0", "textJa", "規約", "graceDays", "三日"));
        refuses(clerk, "effectiveFrom TERMS_REQUIRED", Map.of("version", "3.0", "textJa", "規約", "graceDays", "3"));
        refuses(
                clerk,
                "changesJa TERMS_CHANGES_TOO_MANY",
                Map.of("version", "3.0", "textJa", "規約", "changesJa", "1\n2\n3\n4"));
        refuses(
                clerk,
                "changesJa TERMS_CHANGES_UNCHANGED",
                Map.of("version", "3.0", "textJa", "規約", "changesJa", "連絡先"));
        refuses(
                clerk,
                "textEn TERMS_ENGLISH_UNCHANGED",
                Map.of("version", "3.0", "textJa", "新しい規約", "textEn", "Terms"));
        for (String json : List.of("", "null", "[]", "3", "{\"version\":[]}", "{\"endSessions\":\"maybe\"}")) {
            assertThat(clerk.call("PUT", "terms", json).status()).as(json).isBetween(400, 415);
        }

        assertThat(answer(clerk.get("terms"))).isEqualTo(before);
    }

    /** Who agreed to the earlier version would count as having agreed to this one. */
    @Test
    void theLabelOfAnotherTextIsNotUsedAgain() {
        Union union = Union.copyOf("kanekakenpo", "office-terms-label");
        OfficeClerk clerk = OfficeClerk.of(union, "terms");
        for (String version : List.of("2.0", "3.0", "4.0")) {
            answer(publish(clerk, Map.of("version", version, "textJa", "規約 " + version)));
            assertThat(LoginClient.open(union)
                            .login(Terms.member(union, null))
                            .submit(ACCEPT)
                            .isDone())
                    .isTrue();
        }

        JsonNode versions = answer(clerk.get("terms"));
        assertThat(states(versions)).containsExactly("4.0 IN_FORCE ", "3.0 PAST ", "2.0 PAST ");
        assertThat(versions.at("/versions/2/agreed").asInt()).isEqualTo(1);
        assertThat(versions.at("/versions/2/firstShown").asLong()).isPositive();
        String sha256 = versions.at("/versions/2/texts/0/sha256").asText();
        assertThat(answer(clerk.get("terms/texts/" + sha256)))
                .hasToString("{\"language\":\"ja\",\"html\":\"規約 2.0\",\"plain\":true}");
        assertThat(clerk.get("terms/texts/" + "0".repeat(64)).status()).isEqualTo(404);

        refuses(clerk, "version TERMS_LABEL_USED", Map.of("version", "2.0", "textJa", "まったく別の規約"));
        assertThatThrownBy(() -> Terms.publish(union, Map.of("version", "2.0", "textJa", "まったく別の規約")))
                .as("nor in the console")
                .isInstanceOf(BadRequestException.class);
        assertThat(answer(publish(clerk, Map.of("version", "2.0", "textJa", "規約 2.0")))
                        .at("/asksAgain")
                        .asBoolean())
                .as("the same text")
                .isTrue();
    }

    @Test
    void onlyWhoPublishesTermsDoesAndNotLongAfterTheLogin() {
        Union union = Union.copyOf("kanekakenpo", "office-terms-roles");
        OfficeClerk others = OfficeClerk.of(union, "desk", "members");
        OfficeClerk auditor = OfficeClerk.of(union, "auditor");
        OfficeClerk clerk = OfficeClerk.of(union, "terms");
        Map<String, String> terms = Map.of("version", "2.0", "textJa", "規約");

        assertThat(others.get("terms").status()).isEqualTo(403);
        assertThat(others.get("terms/texts/x").status()).isEqualTo(403);
        for (OfficeClerk refused : List.of(others, auditor)) {
            assertThat(publish(refused, terms).status()).isEqualTo(403);
            assertThat(refused.post("terms/preview", json(terms)).status()).isEqualTo(403);
        }
        assertThat(auditor.get("terms").status()).isEqualTo(200);
        assertThat(auditor.get("terms/texts/x").status()).isEqualTo(404);

        TestBed.setClockAhead(Duration.ofMinutes(11));
        Http.Answer late = publish(clerk, terms);
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.body()).contains("LOGIN_AGAIN");
        assertThat(Terms.setting(union, "version")).isEqualTo("1.0");
    }

    /** What it would do was checked before the first one published. */
    @Test
    void theSecondOfTwoClerksIsToldAndReplacesNothing() {
        Union union = Union.copyOf("kanekakenpo", "office-terms-two");
        OfficeClerk first = OfficeClerk.of(union, "terms");
        OfficeClerk second = OfficeClerk.of(union, "terms");
        Map<String, String> own = Map.of("version", "2.1", "textJa", "あとの規約");
        String checked = basis(second, own);
        answer(publish(first, Map.of("version", "2.0", "textJa", "先の規約")));

        for (String basis : List.of(checked, "", "x")) {
            Http.Answer answer = publish(second, own, basis);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(parse(answer).at("/error").asText()).isEqualTo("TERMS_CHANGED");
        }
        assertThat(Terms.setting(union, "version")).isEqualTo("2.0");
        assertThat(answer(publish(second, own)).at("/asksAgain").asBoolean()).isTrue();
    }

    private static void refuses(OfficeClerk clerk, String refusal, Map<String, String> terms) {
        for (Http.Answer answer : List.of(publish(clerk, terms), clerk.post("terms/preview", json(terms)))) {
            assertThat(answer.status()).as(refusal).isEqualTo(400);
            JsonNode problem = parse(answer);
            assertThat(problem.at("/field").asText() + " "
                            + problem.at("/error").asText())
                    .isEqualTo(refusal);
        }
    }
}
