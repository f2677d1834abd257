package jp.kosmo.keycloak.it.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.RefusingMailServer;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A new address that waits for its confirmation can be corrected and given up on the page that asks for it. */
class PendingEmailIT {

    private static final Union UNION = Union.copyOf("daiwakenpo", "pendingemail");
    private static final Union SHORT_PAUSE = Union.copyOf("daiwakenpo", "pendingemailsoon");
    private static final String STEP = "login-update-email";
    private static final String PENDING = "kc.email.pending";
    private static final Map<String, String> GIVE_UP = Map.of("kosmo-give-up", "true");

    static {
        SHORT_PAUSE.changeRequiredAction("UPDATE_EMAIL", Map.of("emailResendCooldownSeconds", "1"));
    }

    @Test
    void isGivenUpForTheConfirmedAddress() {
        Member member = member(UNION, true);
        String mistyped = "wrong." + member.spec().email();
        LoginClient client = atStep(member);
        assertThat(client.page().document().select("[name=kosmo-give-up]"))
                .as("nothing to give up yet")
                .isEmpty();
        client.submit(Map.of("email", mistyped));
        String link = link(mistyped);

        correction(client);
        assertThat(client.page().alert()).startsWith(mistyped + " に確認メールを送信しました。");
        assertThat(client.page().field("email")).isEqualTo(mistyped);
        client.submit(GIVE_UP);

        assertThat(client.isDone()).isTrue();
        assertThat(member.attribute(PENDING)).isNull();
        assertThat(member.read().getEmail()).isEqualTo(member.spec().email());
        assertThat(member.read().isEmailVerified()).isTrue();
        assertThat(member.requiredActions()).isEmpty();
        assertThat(member.events().detail("reason")).contains("pending_address_given_up");
        assertThat(LoginClient.open(UNION).get(URI.create(link)).page().status())
                .as("the mail is good for nothing")
                .isEqualTo(400);
        assertThat(member.read().getEmail()).isEqualTo(member.spec().email());
        assertThat(LoginClient.open(UNION).login(member).isDone())
                .as("the next login asks nothing more")
                .isTrue();
    }

    /** Asked for by the union and given up: it is no dead end at a later login either. */
    @Test
    void isGivenUpAtALaterLogin() {
        Member member = member(UNION, true);
        atStep(member).submit(Map.of("email", "wrong." + member.spec().email()));

        LoginClient later = atStep(member).submit(GIVE_UP);

        assertThat(later.isDone()).isTrue();
        assertThat(member.requiredActions()).isEmpty();
    }

    /** An address that was never confirmed cannot stand: the union wants one that is. */
    @Test
    void isGivenUpForTheFormWhereNoAddressIsConfirmed() {
        Member member = member(UNION, false);
        LoginClient client =
                atStep(member).submit(Map.of("email", "wrong." + member.spec().email()));

        correction(client).submit(GIVE_UP);

        assertThat(client.page().id()).isEqualTo(STEP);
        assertThat(client.page().field("email")).isEqualTo(member.spec().email());
        assertThat(client.page().document().select("[name=kosmo-give-up]")).isEmpty();
        assertThat(member.attribute(PENDING)).isNull();
        assertThat(member.requiredActions()).containsExactly("UPDATE_EMAIL");
        assertThat(member.events().detail("reason")).contains("pending_address_given_up");
    }

    @Test
    void isCorrected() {
        Member member = member(SHORT_PAUSE, true);
        String mistyped = "wrong." + member.spec().email();
        String meant = "right." + member.spec().email();
        LoginClient client = atStep(member).submit(Map.of("email", mistyped));
        String first = link(mistyped);

        correction(client);
        Awaitility.await("the pause between two mails")
                .until(() -> "login-info"
                        .equals(client.submit(Map.of("email", meant)).page().id()));
        assertThat(LoginClient.open(SHORT_PAUSE).get(URI.create(first)).page().status())
                .isEqualTo(400);
        client.get(URI.create(link(meant)));

        assertThat(client.isDone()).isTrue();
        assertThat(member.read().getEmail()).isEqualTo(meant);
    }

    @Test
    void keepsWhatWasTypedWhileNoOtherMailIsSent() {
        Member member = member(UNION, true);
        LoginClient client =
                atStep(member).submit(Map.of("email", "wrong." + member.spec().email()));
        String meant = "right." + member.spec().email();

        correction(client).submit(Map.of("email", meant));

        assertThat(client.page().fieldErrors()).containsOnlyKeys("email");
        assertThat(client.page().fieldErrors().get("email")).matches("もう一度送信するまで、\\d+秒お待ちください。");
        assertThat(client.page().field("email")).isEqualTo(meant);
        assertThat(client.page().document().select("[name=kosmo-give-up]")).hasSize(1);
        assertThat(TestBed.mailbox().all(meant)).isEmpty();
    }

    /** The request does not wait for the mail server, which every other member of the node would wait for, too. */
    @Test
    void waitsAndCanBeGivenUpWhileTheMailServerIsDown() {
        Union down = Union.copyOf(
                "daiwakenpo", "pendingemaildown", realm -> realm.getSmtpServer().put("port", "1"));
        Member member = member(down, true);
        String meant = "right." + member.spec().email();

        LoginClient client = atStep(member).submit(Map.of("email", meant));

        assertThat(client.page().status()).isEqualTo(200);
        assertThat(client.page().id()).isEqualTo("login-info");
        assertThat(member.attribute(PENDING)).isEqualTo(meant);
        assertThat(member.read().getEmail()).isEqualTo(member.spec().email());
        assertThat(correction(client).submit(GIVE_UP).isDone()).isTrue();
        assertThat(member.attribute(PENDING)).isNull();
    }

    /** The audit trail names it, as Keycloak's does of every mail; what a mail server answers is no part of that. */
    @Test
    void theAnswerOfAMailServerIsLoggedWithoutTheAddress() throws IOException {
        try (var server = new RefusingMailServer()) {
            Union refusing = Union.copyOf(
                    "daiwakenpo",
                    "pendingemailrefused",
                    realm -> realm.getSmtpServer().put("port", String.valueOf(server.port())));
            Member member = member(refusing, true);
            String mistyped = "mistyped." + member.spec().email();

            atStep(member).submit(Map.of("email", mistyped));

            Awaitility.await("what the queue says of it")
                    .until(() -> TestBed.log().stream()
                            .anyMatch(line -> line.contains("confirm-address")
                                    && line.contains("SMTPAddressFailedException 550")));
            assertThat(TestBed.log())
                    .filteredOn(line -> !line.contains("[org.keycloak.events]"))
                    .noneMatch(line -> line.contains(mistyped));
        }
    }

    /** Asked for by the portal or the Account Console, not by the union. */
    @Test
    void leadsBackToWhoAskedForIt() {
        Member confirming = settled();
        String address = "new." + confirming.spec().email();
        LoginClient client = asked(confirming).submit(Map.of("email", address));
        client.get(URI.create(link(address)));
        assertThat(client.outcome().code()).as("the link in the same browser").isNotEmpty();
        assertThat(confirming.read().getEmail()).isEqualTo(address);

        Member givingUp = settled();
        LoginClient other = asked(givingUp)
                .submit(Map.of("email", "wrong." + givingUp.spec().email()));
        assertThat(correction(other).submit(GIVE_UP).outcome().code()).isNotEmpty();
        assertThat(givingUp.read().getEmail()).isEqualTo(givingUp.spec().email());
    }

    private static Member settled() {
        Member member =
                UNION.importSettled(MemberSpec.settled().withoutFactors().without("mfaMethod"));
        member.change(user -> user.setEmailVerified(true));
        return member;
    }

    private static LoginClient asked(Member member) {
        LoginClient client = LoginClient.open(member.union(), Map.of("kc_action", "UPDATE_EMAIL"))
                .login(member);
        assertThat(client.page().id()).isEqualTo(STEP);
        assertThat(client.page().document().select("[name=cancel-aia]")).hasSize(1);
        return client;
    }

    private static Member member(Union union, boolean confirmed) {
        Member member =
                union.importSettled(MemberSpec.settled().withoutFactors().without("mfaMethod"), "UPDATE_EMAIL");
        member.change(user -> user.setEmailVerified(confirmed));
        return member;
    }

    private static LoginClient atStep(Member member) {
        LoginClient client = LoginClient.open(member.union()).login(member);
        assertThat(client.page().id()).isEqualTo(STEP);
        return client;
    }

    /** The way on the page that says the mail is sent. */
    private static LoginClient correction(LoginClient client) {
        client.click("#kc-info-message a");
        assertThat(client.page().id()).isEqualTo(STEP);
        return client;
    }

    private static String link(String address) {
        return TestBed.mailbox().next(address).links().stream()
                .filter(href -> href.contains("action-token"))
                .findFirst()
                .orElseThrow();
    }
}
