package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.Terms;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import org.apache.hc.core5.http.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What auditors read of the evidence, and who else does not. */
class EvidenceIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "office-evidence");
    private static final OfficeClerk AUDITOR = OfficeClerk.of(UNION, "auditor");
    private static final Member AGREED = agree(Terms.member(UNION, null));
    private static final String VERSION = Terms.setting(UNION, "version");

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "members", "desk", "terms"})
    void eachRoleReadsWhatIsItsOwn(String role) {
        OfficeClerk clerk = OfficeClerk.of(UNION, role);
        boolean lists = Set.of("auditor", "members").contains(role);
        for (String path : List.of("consents/missing", "members/not-logged-in", "members/without-address")) {
            assertThat(clerk.get(path).status()).as(path).isEqualTo(lists ? 200 : 403);
            assertThat(clerk.csv(path).status()).as(path).isEqualTo(lists ? 200 : 403);
        }
        boolean evidence = role.equals("auditor");
        for (String path : List.of("consents", "members/" + AGREED.id() + "/consents")) {
            assertThat(clerk.get(path).status()).as(path).isEqualTo(evidence ? 200 : 403);
        }
        assertThat(clerk.csv("consents").status()).isEqualTo(evidence ? 200 : 403);
        assertThat(clerk.post("consents/verification", "").status()).isEqualTo(evidence ? 200 : 403);
    }

    @Test
    void decisionsAreFoundByVersionMemberAndDay() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        for (String query : List.of(
                "user=" + AGREED.id(),
                "version=" + VERSION + "&user=" + AGREED.id(),
                "from=" + today.minusDays(1) + "&to=" + today + "&user=" + AGREED.id())) {
            JsonNode found = json(AUDITOR.get("consents?" + query));
            assertThat(found.path("items")).as(query).hasSize(1);
            assertThat(found.path("items").get(0).path("userId").asText()).isEqualTo(AGREED.username());
            assertThat(found.path("items").get(0).path("decision").asText()).isEqualTo("accept");
            assertThat(found.has("next")).isFalse();
        }
        for (String query : List.of(
                "version=none&user=" + AGREED.id(),
                "to=" + today.minusDays(2) + "&user=" + AGREED.id(),
                "from=" + today.plusDays(1) + "&user=" + AGREED.id(),
                "user=nobody")) {
            assertThat(json(AUDITOR.get("consents?" + query)).path("items"))
                    .as(query)
                    .isEmpty();
        }
        Http.Answer refused = AUDITOR.get("consents?from=tomorrow");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("NO_DATE", "\"from\"").doesNotContain("tomorrow");
        assertThat(AUDITOR.get("consents?after=x").status()).isEqualTo(400);
    }

    @Test
    void aFileForExcelHasEveryDecisionAndAnEnd() {
        Http.Answer file = AUDITOR.csv("consents?user=" + AGREED.id());

        assertThat(header(file, "Content-Type")).startsWith("text/csv");
        assertThat(header(file, "Content-Disposition")).contains("attachment", "consents-" + UNION, ".csv");
        assertThat(header(file, "Cache-Control")).isEqualTo("no-store");
        String[] lines = file.body().split("\r\n", -1);
        assertThat(lines).hasSize(4);
        assertThat(lines[0]).startsWith("\uFEFF\"記録の番号\",\"日時（日本時間）\"");
        assertThat(lines[1]).contains("\"" + AGREED.username() + "\"", "\"同意した\"", VERSION);
        assertThat(lines[2]).isEqualTo("\"以上（件数）\",\"1\"");
    }

    @Test
    void theChainIsCheckedAndTheCheckIsAnAdminEvent() {
        Union union = Union.copyOf("kanekakenpo", "office-chain");
        OfficeClerk auditor = OfficeClerk.of(union, "auditor");
        for (int i = 0; i < 3; i++) {
            agree(Terms.member(union, null));
        }
        assertThat(auditor.post("consents/verification", "").body())
                .isEqualTo("{\"rows\":3,\"purged\":0,\"firstBroken\":0}");

        Database.update(
                "update kosmo_consent set decision = 'decline' where realm_id = ? and position = 2",
                union.admin().toRepresentation().getId());

        assertThat(json(auditor.post("consents/verification", ""))
                        .path("firstBroken")
                        .asLong())
                .isEqualTo(2);
        assertThat(union.admin().getAdminEvents().stream()
                        .filter(event -> "KOSMO_OFFICE".equals(event.getResourceType()))
                        .map(event -> event.getDetails().get("task") + " "
                                + event.getDetails().get("firstBroken")))
                .containsExactly("consents-verification 2", "consents-verification 0");
    }

    @Test
    void oneMembersRecordHasTheExactText() {
        JsonNode record = json(AUDITOR.get("members/" + AGREED.id() + "/consents"));

        assertThat(record.path("userId").asText()).isEqualTo(AGREED.username());
        assertThat(record.path("consents")).hasSize(1);
        JsonNode text = record.path("texts").get(0);
        assertThat(record.path("consents").get(0).path("sha256")).isEqualTo(text.path("sha256"));
        assertThat(Database.column(
                        "select text from kosmo_terms_document where sha256 = ?",
                        text.path("sha256").asText()))
                .contains(text.path("text").asText());
        assertThat(text.path("html").asText()).isNotBlank();
        assertThat(AUDITOR.get("members/nobody/consents").status()).isEqualTo(404);
        assertThat(AUDITOR.get("members/" + AUDITOR.account().id() + "/consents")
                        .status())
                .isEqualTo(404);
    }

    private static JsonNode json(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return AccountRest.parse(answer.body(), JsonNode.class);
    }

    private static String header(Http.Answer answer, String name) {
        return answer.headers().stream()
                .filter(header -> header.getName().equalsIgnoreCase(name))
                .map(Header::getValue)
                .findFirst()
                .orElse("");
    }

    private static Member agree(Member member) {
        LoginClient.open(member.union()).login(member).submit(Map.of("decision", "accept"));
        return member;
    }
}
