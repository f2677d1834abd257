package jp.kosmo.keycloak.it.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Terms;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A union's terms change while it has members. */
class NewTermsIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "newterms");
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
    private static final Map<String, String> ACCEPT = Map.of("decision", "accept");
    private static final Map<String, String> LATER = Map.of("decision", "later");

    @ParameterizedTest
    @ValueSource(strings = {"otp", "passkey"})
    void areShownAfterBothFactorsAndBeforeThePortal(String method) {
        var passkey = new SoftPasskey();
        Member member = member(
                "1.0", MemberSpec.settled().attribute("mfaMethod", method).passkey("phone 2", passkey));
        publish(Map.of());

        var client = LoginClient.open(UNION).login(member);
        if (method.equals("otp")) {
            assertThat(client.page().id()).isEqualTo("login-login-otp");
            client.submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
        } else {
            assertThat(client.page().id()).isEqualTo("login-webauthn-authenticate");
            client.submit(passkey.assertion(SoftPasskey.Ceremony.of(client.page())));
        }

        assertThat(client.page().id()).isEqualTo(Terms.PAGE);
        assertThat(member.admin().getUserSessions()).isEmpty();
        client.submit(ACCEPT);
        assertThat(client.outcome().code()).isNotEmpty();
        assertThat(Terms.decisions(member)).containsExactly("2.0 accept");
    }

    @Test
    void mayWaitThroughTheDaysOfGrace() {
        Member member = member("1.0", MemberSpec.settled().withoutFactors().without("mfaMethod"));
        publish(Map.of("effectiveFrom", today.minusDays(1).toString(), "graceDays", "2"));

        var client = LoginClient.open(UNION).login(member);
        assertThat(client.page().document().text())
                .contains("%d年%d月%d日までは".formatted(today.getYear(), today.getMonthValue(), today.getDayOfMonth()));
        assertThat(client.submit(LATER).isDone()).isTrue();

        assertThat(client.reopen(Map.of()).isDone()).as("asked once a session").isTrue();
        assertThat(LoginClient.open(UNION).login(member).page().id())
                .as("the next login")
                .isEqualTo(Terms.PAGE);
        assertThat(Terms.consents(member)).isEmpty();
        assertThat(member.events().ofType("LOGIN").detail("put_off")).containsExactly("true");
    }

    @Test
    void doNotWaitForNewMembers() {
        publish(Map.of("effectiveFrom", today.toString(), "graceDays", "2"));
        isNotLetThrough(UNION.importMember(MemberSpec.newcomer().permanentPassword("Mimosa-2026")));
    }

    /** Until the first day of the next terms, those in force are what a member agrees to. */
    @Test
    void areNotShownBeforeTheirFirstDay() {
        Union waiting = Union.copyOf("kanekakenpo", "newtermswaiting");
        publish(waiting, "1.0", "今の規約", "");
        publish(waiting, "2.0", "次の規約", today.plusDays(2).toString());
        reads(waiting, null, "今の規約", "1.0");
        publish(waiting, "3.0", "その次の規約", today.plusDays(3).toString());
        reads(waiting, null, "今の規約", "1.0");
        reads(waiting, "0.9", "今の規約", "1.0");
        for (String agreed : List.of("1.0", "3.0")) {
            Member settled = waiting.importMember(MemberSpec.settled()
                    .withoutFactors()
                    .without("mfaMethod")
                    .withSomeFactor()
                    .attribute("agreedTerms", agreed));
            assertThat(LoginClient.open(waiting).login(settled).isDone())
                    .as(agreed)
                    .isTrue();
        }

        // Whoever spoils what is kept of them spares nobody the terms.
        for (String spoiled : List.of("{", "[]", "{}", "{\"version\":\"1.0\"}")) {
            waiting.change(realm -> realm.getAttributes().put("kosmo-terms-before", spoiled));
            reads(waiting, null, "その次の規約", "3.0");
        }

        publish(waiting, "3.0", "その次の規約", today.toString());
        reads(waiting, null, "その次の規約", "3.0");
        reads(waiting, "1.0", "その次の規約", "3.0");
    }

    private static void publish(Union union, String version, String text, String firstDay) {
        Terms.publish(union, Map.of("version", version, "textJa", text, "effectiveFrom", firstDay));
    }

    /** Somebody who has agreed to this version, or to none, reads this text and agrees to it. */
    private static void reads(Union union, @Nullable String agreed, String text, String version) {
        Member member = Terms.member(union, agreed);
        var client = LoginClient.open(union).login(member);
        assertThat(Terms.read(client.page())).isEqualTo(text);
        client.submit(Map.of("decision", "accept"));
        assertThat(Terms.decisions(member)).containsExactly(version + " accept");
    }

    @Test
    void doNotWaitWhenTheDaysAreOver() {
        publish(Map.of("effectiveFrom", today.minusDays(2).toString(), "graceDays", "2"));
        isNotLetThrough(member("1.0", MemberSpec.settled().withoutFactors().without("mfaMethod")));
    }

    private static void isNotLetThrough(Member member) {
        var client = LoginClient.open(UNION).login(member);
        assertThat(client.page().document().select("button[name=decision]").eachAttr("value"))
                .containsExactly("accept", "decline");
        var forged = new HashMap<>(LATER);
        forged.put("version", client.page().field("version"));
        forged.put("sha256", client.page().field("sha256"));

        client.post(URI.create(client.page().actionOf("version")), forged);

        assertThat(client.page().id()).isEqualTo(Terms.PAGE);
        assertThat(member.admin().getUserSessions()).isEmpty();
    }

    /** The second union publishes too, and does not want it. */
    @Test
    void endAllSessionsWhereTheUnionWantsIt() {
        Union strict = Union.copyOf("kanekakenpo", "newtermsstrict");
        Union mild = Union.copyOf("kanekakenpo", "newtermsmild");
        awaitInForce("1.0", strict, mild);
        Member logged = loggedOn(strict);
        Member spared = loggedOn(mild);
        var client = LoginClient.open(strict).login(logged);
        var tokens = client.tokens();
        var other = LoginClient.open(mild).login(spared);
        var otherTokens = other.tokens();

        change(strict, Map.of("version", "2.0", "endSessions", "true"));
        change(mild, Map.of("version", "2.0"));
        awaitInForce("2.0", strict, mild);

        assertThat(logged.admin().getUserSessions()).isEmpty();
        assertThat(client.refresh(tokens).body()).contains("invalid_grant");
        assertThat(client.reopen(Map.of()).page().id()).isEqualTo("login-login");
        assertThat(other.refresh(otherTokens).status()).isEqualTo(200);
        assertThat(client.login(logged).page().id()).isEqualTo(Terms.PAGE);
    }

    private static void awaitInForce(String version, Union... unions) {
        for (Union union : unions) {
            String realm = union.admin().toRepresentation().getId();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> Database.column("select version from kosmo_terms_in_force where realm_id = ?", realm)
                            .contains(version));
        }
    }

    private static Member loggedOn(Union union) {
        return union.importSettled(MemberSpec.settled().withoutFactors().without("mfaMethod"));
    }

    private static Member member(String agreed, MemberSpec spec) {
        return UNION.importMember(spec.withSomeFactor().attribute("agreedTerms", agreed));
    }

    private static void publish(Map<String, String> more) {
        var settings = new HashMap<>(Map.of("version", "2.0", "textJa", "規約"));
        settings.putAll(more);
        Terms.publish(UNION, settings);
    }

    /** What the console saves: the settings as they were, and these. */
    private static void change(Union union, Map<String, String> changed) {
        var settings = new HashMap<>(
                Objects.requireNonNull(union.requiredAction("kosmo-terms").getConfig()));
        settings.putAll(changed);
        Terms.publish(union, settings);
    }

    /** No task has to write to a realm that may be removed in the same moment. */
    @Test
    void ofARealmFileAreKeptWithTheRealm() {
        Union union = Union.copyOf("kanekakenpo", "terms-of-a-file");

        assertThat(union.admin().toRepresentation().getAttributes()).containsKey("kosmo-terms-published");
    }
}
