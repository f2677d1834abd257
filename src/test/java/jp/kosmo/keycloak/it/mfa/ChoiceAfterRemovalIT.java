package jp.kosmo.keycloak.it.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** When a device is deleted, by whomever, the chosen method follows what is left, and nothing is forced back. */
class ChoiceAfterRemovalIT {

    /** Codes are taken twice: one to log in, one to confirm it. */
    private static final Union UNION = Union.copyOf("kanekakenpo", "choiceafterremoval", realm -> {
        realm.setOtpPolicyCodeReusable(true);
        realm.getRequiredActions().stream()
                .filter(action -> "delete_credential".equals(action.getAlias()))
                .forEach(action -> action.getConfig().put("allowLast", "true"));
    });

    private static final String OTHER_SECRET = "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU";

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void followsToTheOtherMethodWhenTheLastDeviceOfItsKindIsGone(String way, BiConsumer<Member, String> deletes) {
        Member passkey = member("passkey", MemberSpec.settled().passkey("finger", MemberSpec.PASSKEY));
        deletes.accept(passkey, passkey.device("finger"));
        assertThat(passkey.attribute("mfaMethod")).isEqualTo("otp");
        assertThat(logIn(LoginClient.open(UNION), passkey).isDone())
                .as("nothing is set up again")
                .isTrue();

        Member otp = member("otp", MemberSpec.settled().passkey("finger", MemberSpec.PASSKEY));
        deletes.accept(otp, otp.device("phone"));
        assertThat(otp.attribute("mfaMethod")).isEqualTo("passkey");
        assertThat(LoginClient.open(UNION).login(otp).isDone()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void staysWhereItStillHolds(String way, BiConsumer<Member, String> deletes) {
        Member another = member(
                "passkey",
                MemberSpec.settled().passkey("finger", MemberSpec.PASSKEY).passkey("face", new SoftPasskey()));
        deletes.accept(another, another.device("face"));
        assertThat(another.attribute("mfaMethod"))
                .as("another of its kind is left")
                .isEqualTo("passkey");

        Member unused = member("otp", MemberSpec.settled().passkey("finger", MemberSpec.PASSKEY));
        deletes.accept(unused, unused.device("finger"));
        assertThat(unused.attribute("mfaMethod")).as("the other kind is gone").isEqualTo("otp");

        Member last = member("otp", MemberSpec.settled());
        deletes.accept(last, last.device("phone"));
        assertThat(last.attribute("mfaMethod")).as("nothing is left").isEqualTo("otp");
        assertThat(LoginClient.open(UNION).login(last).page().id()).isEqualTo("login-login-config-totp");
    }

    /** A wish that is still to be fulfilled is no device that was lost. The page of the set-up lets only the union delete. */
    @Test
    void staysWhereItWasChosenAndNotSetUpYet() {
        Member wishing = member("passkey", MemberSpec.settled().otp("f41", OTHER_SECRET));

        wishing.admin().removeCredential(wishing.device("f41"));

        assertThat(wishing.attribute("mfaMethod")).isEqualTo("passkey");
    }

    static Stream<Arguments> ways() {
        BiConsumer<Member, String> member = ChoiceAfterRemovalIT::deletes;
        BiConsumer<Member, String> union = (held, device) -> held.admin().removeCredential(device);
        return Stream.of(Arguments.of("member", member), Arguments.of("union", union));
    }

    private static void deletes(Member member, String device) {
        LoginClient client = logIn(LoginClient.open(UNION, Map.of("kc_action", "delete_credential:" + device)), member);
        assertThat(client.page().id()).isEqualTo("login-delete-credential");
        assertThat(client.submit(Map.of("accept", "")).isDone()).isTrue();
    }

    /** A passkey answers by itself. */
    private static LoginClient logIn(LoginClient client, Member member) {
        client.login(member);
        return !client.isDone() && client.page().id().equals("login-login-otp")
                ? client.submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)))
                : client;
    }

    private static Member member(String method, MemberSpec spec) {
        return UNION.importSettled(spec.attribute("mfaMethod", method));
    }
}
