package jp.kosmo.keycloak.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A link in a mail does not outlive what must end the login it was asked for in. */
class LoginGuardLinksIT {

    private static final Union MANUAL = Union.copyOf("kanekakenpo", "guardlinks");
    private static final Union HARDENED = Union.copyOf("daiwakenpo", "guardlinkshard");

    @ParameterizedTest
    @EnumSource(value = Happening.class, mode = Mode.EXCLUDE, names = "SESSION_ENDED")
    void aLinkForANewPasswordDiesWith(Happening happening) {
        Member member = MANUAL.importSettled(MemberSpec.settled());
        LoginClient.open(MANUAL).click("a[href*=reset-credentials]").submit(Map.of("username", member.username()));
        URI link = URI.create(member.nextMail().links().get(0));
        happening.to(member);
        List<String> before = MemberState.of(member);

        LoginClient opened = LoginClient.open(MANUAL).get(link);

        assertThat(opened.isDone()).isFalse();
        assertThat(opened.page().id())
                .as(opened.page().toString())
                .isIn("login-error", "login-kosmo-stopped", "login-login");
        assertThat(opened.page().status()).isBetween(200, 499);
        assertThat(MemberState.of(member)).isEqualTo(before);
    }

    /** A member who asks for another action is led to the address that waits first, and confirms it or gives it up there. */
    @ParameterizedTest
    @EnumSource(
            value = Happening.class,
            mode = Mode.EXCLUDE,
            names = {"SESSION_ENDED", "OWN_PASSWORD_CHANGE", "FACTOR_ADDED"})
    void anAddressThatWaitsIsDroppedWith(Happening happening) {
        Member member = HARDENED.importSettled(MemberSpec.settled());
        member.change(user -> user.setEmailVerified(true));
        String stranger = "stranger." + member.spec().email();
        LoginClient asking = Parking.through(LoginClient.open(HARDENED, Map.of("kc_action", "UPDATE_EMAIL")), member);
        asking.submit(Map.of("email", stranger));
        URI link = TestBed.mailbox().next(stranger).links().stream()
                .filter(href -> href.contains("action-token"))
                .map(URI::create)
                .findFirst()
                .orElseThrow();
        happening.to(member);

        LoginClient elsewhere = LoginClient.open(HARDENED).get(link);

        assertThat(elsewhere.page().status()).as(elsewhere.page().toString()).isBetween(400, 499);
        assertThat(Database.column("select email from user_entity where id = ?", member.id()))
                .doesNotContain(stranger);
        if (happening == Happening.DISABLED) {
            return; // refused before the address is looked at; it waits on for as long as the link does
        }
        assertThat(Database.column(
                        "select value from user_attribute where user_id = ? and name = 'kc.email.pending'",
                        member.id()))
                .isEmpty();
    }
}
