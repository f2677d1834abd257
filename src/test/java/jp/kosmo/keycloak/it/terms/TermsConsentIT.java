package jp.kosmo.keycloak.it.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.ParallelRequests;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.Terms;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import org.junit.jupiter.api.Test;

/** What is recorded of a decision about the terms: what was shown, once. */
class TermsConsentIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "consent");
    private static final Map<String, String> ACCEPT = Map.of("decision", "accept");
    private static final Map<String, String> DECLINE = Map.of("decision", "decline");

    @Test
    void agreementIsRecordedOnceAsItWasShown() throws NoSuchAlgorithmException {
        publish("recorded", "<h2>第1条</h2>\n<p>規約 & \"約束\" '1' {0}</p>");
        Member member = Terms.member(UNION, null);
        var client = LoginClient.open(UNION).login(member);
        String shown = Terms.shown(client.page());
        long before = System.currentTimeMillis();

        client.submit(ACCEPT);

        assertThat(client.outcome().code()).isNotEmpty();
        assertThat(member.attribute("agreedTerms")).isEqualTo("recorded");
        String sha256 = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(shown.getBytes(StandardCharsets.UTF_8)));
        assertThat(Terms.consents(member)).singleElement().satisfies(row -> {
            assertThat(row)
                    .containsEntry("version", "recorded")
                    .containsEntry("decision", "accept")
                    .containsEntry("sha256", sha256)
                    .containsEntry("client_id", "portal")
                    .containsEntry("language", "ja")
                    .containsEntry("username", member.username())
                    .containsEntry("ip_address", member.events().list().get(0).getIpAddress());
            assertThat((Long) row.get("decided_at")).isBetween(before, System.currentTimeMillis());
        });
        assertThat(Database.rows("select version, language, text from kosmo_terms_document where sha256 = ?", sha256))
                .containsExactly(Map.of("version", "recorded", "language", "ja", "text", shown));
        assertThat(member.events().ofType("CUSTOM_REQUIRED_ACTION").detail("custom_required_action"))
                .containsExactly("kosmo-terms");
        assertThat(LoginClient.open(UNION).login(member).isDone()).isTrue();
    }

    @Test
    void whatChangedBetweenPageAndButtonIsShownBeforeItIsAgreedTo() {
        Member member = Terms.member(UNION, null);
        var client = LoginClient.open(UNION);
        for (var decision : List.of(ACCEPT, DECLINE)) {
            for (String label : List.of("between", "between 2")) {
                publish("between", "古い規約");
                client = LoginClient.open(UNION).login(member);
                publish(label, "新しい規約");

                client.submit(decision);

                assertThat(client.page().id()).isEqualTo(Terms.PAGE);
                assertThat(client.page().alert()).startsWith("利用規約が更新されました。");
                assertThat(Terms.read(client.page())).isEqualTo("新しい規約");
            }
        }
        assertThat(Terms.consents(member)).isEmpty();
        assertThat(member.events().errors()).hasSize(4).containsOnly("terms_changed");

        client.submit(ACCEPT);
        assertThat(client.outcome().code()).isNotEmpty();
        assertThat(Terms.decisions(member)).containsExactly("between 2 accept");
    }

    @Test
    void missingAndForgedFieldsDecideNothing() {
        publish("fields", "規約");
        Member member = Terms.member(UNION, null);
        var client = LoginClient.open(UNION).login(member);
        String sha256 = String.valueOf(client.page().field("sha256"));
        String form = "application/x-www-form-urlencoded";

        for (String body : List.of(
                "",
                "decision=accept",
                "decision=accept&version=fields",
                "decision=accept&sha256=" + sha256,
                "decision=accept&version=other&sha256=" + sha256,
                "decision=accept&version=fields&sha256=" + "0".repeat(64),
                "decision=accept&version=fields&version=fields&sha256=&sha256=" + sha256,
                "version=fields&sha256=" + sha256,
                "decision=perhaps&version=fields&sha256=" + sha256)) {
            client.post(URI.create(client.page().actionOf("decision")), form, body);
            assertThat(client.page().status()).as(body).isEqualTo(200);
            assertThat(client.page().id()).as(body).isEqualTo(Terms.PAGE);
        }

        assertThat(Terms.consents(member)).isEmpty();
    }

    @Test
    void manyClicksAtOnceAreOneAgreement() {
        publish("clicks", "規約");
        Member member = Terms.member(UNION, null);
        var client = LoginClient.open(UNION).login(member);
        List<LoginClient> browsers = IntStream.range(0, 16)
                .mapToObj(number ->
                        number < 8 ? client.fork() : LoginClient.open(UNION).login(member))
                .toList();

        List<LoginClient> after =
                ParallelRequests.run(16, number -> browsers.get(number).submit(ACCEPT));

        assertThat(after).allMatch(browser -> browser.isDone() || browser.page().status() < 500);
        assertThat(after.subList(8, 16)).allMatch(LoginClient::isDone);
        assertThat(after.subList(0, 8)).anyMatch(LoginClient::isDone);
        assertThat(Terms.decisions(member)).containsExactly("clicks accept");
    }

    @Test
    void twoTabsAreOneAgreement() {
        publish("tabs", "規約");
        Member member = Terms.member(UNION, null);
        var first = LoginClient.open(UNION).login(member);
        var second = LoginClient.open(UNION).login(member);

        first.submit(ACCEPT);
        second.submit(DECLINE);

        assertThat(first.isDone()).isTrue();
        assertThat(second.isDone()).isTrue();
        assertThat(Terms.decisions(member)).containsExactly("tabs accept");
    }

    private static void publish(String version, String text) {
        Terms.publish(UNION, Map.of("version", version, "textJa", text));
    }
}
