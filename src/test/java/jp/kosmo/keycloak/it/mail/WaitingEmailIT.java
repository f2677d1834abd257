package jp.kosmo.keycloak.it.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.Test;

/** While a new address waits for its confirmation, nothing else does, and the page that waits goes on by itself. */
class WaitingEmailIT {

    private static final Union UNION = Union.copyOf("daiwakenpo", "waitingemail");
    private static final String STEP = "login-update-email";
    private static final String PENDING = "kc.email.pending";
    private static final Map<String, String> LATER = Map.of("kosmo-later", "true");
    private static final Map<String, String> GO_ON = Map.of("kosmo-go-on", "true");

    /** The change is the member's own wish, and the address on record is a good one: only the mail is still to come. */
    @Test
    void blocksNothingThatTheMemberHasAskedFor() {
        Member member = settled();
        String address = "new." + member.spec().email();
        LoginClient client = asked(member).submit(Map.of("email", address));

        client.submit(LATER);

        assertThat(client.outcome().parameter("kc_action_status")).contains("cancelled");
        assertThat(member.requiredActions()).isEmpty();
        assertThat(member.attribute(PENDING)).as("the change is pending").isEqualTo(address);
        assertThat(LoginClient.open(UNION).login(member).isDone())
                .as("the next login asks nothing more")
                .isTrue();
        assertThat(LoginClient.open(UNION, Map.of("kc_action", "UPDATE_PASSWORD"))
                        .login(member)
                        .page()
                        .id())
                .as("another change asks for nothing but itself")
                .isEqualTo("login-login-update-password");
        LoginClient again = asked(member);
        assertThat(again.page().field("email")).isEqualTo(address);
        assertThat(again.submit(LATER).isDone()).isTrue();
        LoginClient.open(UNION).get(URI.create(link(address)));
        assertThat(member.read().getEmail()).as("the link is good all the same").isEqualTo(address);
        assertThat(member.attribute(PENDING)).isNull();
    }

    /** The same where the union asks, as long as there is an address that was confirmed. */
    @Test
    void blocksNothingWhereAnAddressIsConfirmed() {
        Member member = member(true);
        String address = "new." + member.spec().email();

        LoginClient client = atStep(member).submit(Map.of("email", address)).submit(LATER);

        assertThat(client.isDone()).isTrue();
        assertThat(member.requiredActions()).isEmpty();
        assertThat(member.attribute(PENDING)).isEqualTo(address);
        assertThat(LoginClient.open(UNION).login(member).isDone()).isTrue();
    }

    /** As at the first login in the hardened profile. */
    @Test
    void cannotWaitWhereNoAddressIsConfirmed() {
        Member member = member(false);
        String address = "new." + member.spec().email();
        LoginClient client = atStep(member).submit(Map.of("email", address));
        assertThat(client.page().document().select("[name=kosmo-later]")).isEmpty();

        client.post(URI.create(client.page().actionOf("kosmo-go-on")), LATER);

        assertThat(client.page().id()).isEqualTo(STEP);
        assertThat(member.requiredActions()).containsExactly("UPDATE_EMAIL");
        assertThat(LoginClient.open(UNION).login(member).page().id()).isEqualTo(STEP);
    }

    /** The mail is read on the phone, the login waits on the PC: its page asks again and again, and then goes on. */
    @Test
    void goesOnWhenTheLinkWasOpenedElsewhere() {
        for (boolean asked : new boolean[] {false, true}) {
            Member member = asked ? settled() : member(false);
            String address = "new." + member.spec().email();
            LoginClient client = (asked ? asked(member) : atStep(member)).submit(Map.of("email", address));
            URI question = question(client);
            assertThat(client.fork().get(question).page().status()).isEqualTo(202);
            client.submit(GO_ON);
            assertThat(client.page().id()).isEqualTo("login-info");
            assertThat(client.page().alert()).startsWith("まだ確認できていません。");

            LoginClient.open(UNION).get(URI.create(link(address)));

            for (int times = 0; times < 2; times++) { // without an end to the login
                LoginClient script = client.fork().get(question);
                assertThat(script.page().status()).isEqualTo(200);
                assertThat(script.page().document().text()).isEqualTo("goes on");
            }
            LoginClient reloading = client.fork();
            assertThat((asked ? client.submit(GO_ON) : reloading.get(own(client)))
                            .outcome()
                            .code())
                    .as("asked for: " + asked)
                    .isNotEmpty();
            assertThat(member.requiredActions()).isEmpty();
        }
    }

    @Test
    void aPageThatIsLoadedAgainGoesOnWhereTheMemberHasAsked() {
        Member member = settled();
        String address = "new." + member.spec().email();
        LoginClient client = asked(member).submit(Map.of("email", address));
        LoginClient.open(UNION).get(URI.create(link(address)));

        client.get(own(client));

        assertThat(client.outcome().parameter("kc_action_status")).contains("success");
    }

    private static Member settled() {
        Member member =
                UNION.importSettled(MemberSpec.settled().withoutFactors().without("mfaMethod"));
        member.change(user -> user.setEmailVerified(true));
        return member;
    }

    private static LoginClient asked(Member member) {
        LoginClient client =
                LoginClient.open(UNION, Map.of("kc_action", "UPDATE_EMAIL")).login(member);
        assertThat(client.page().id()).isEqualTo(STEP);
        return client;
    }

    private static Member member(boolean confirmed) {
        Member member =
                UNION.importSettled(MemberSpec.settled().withoutFactors().without("mfaMethod"), "UPDATE_EMAIL");
        member.change(user -> user.setEmailVerified(confirmed));
        return member;
    }

    private static LoginClient atStep(Member member) {
        LoginClient client = LoginClient.open(UNION).login(member);
        assertThat(client.page().id()).isEqualTo(STEP);
        return client;
    }

    /** The address of the step, as the page's script has it. */
    private static URI own(LoginClient client) {
        return URI.create(client.page().actionOf("kosmo-go-on").replaceAll("session_code=[^&]*&", ""));
    }

    private static URI question(LoginClient client) {
        return URI.create(own(client) + "&kosmo-waits=");
    }

    private static String link(String address) {
        return TestBed.mailbox().next(address).links().stream()
                .filter(href -> href.contains("action-token"))
                .findFirst()
                .orElseThrow();
    }
}
