package jp.kosmo.keycloak.it.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A code from the app: how it is typed, what is said when it is wrong, that it counts once. */
class OtpCodeIT {

    private static final String KEY = MemberSpec.OTP_SECRET;
    private static final int SHORT_PERIOD = 5;

    @ParameterizedTest
    @CsvSource({"-300, 遅れ", "300, 進ん"})
    void tellsAtLoginByHowMuchTheClockIsOff(int seconds, String direction) {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        Totp.awaitSteady();

        var client = LoginClient.open(member.union())
                .login(member)
                .submit(Map.of(
                        "otp", Totp.at(KEY, Instant.now().plusSeconds(seconds + Integer.signum(seconds) * 30L))));
        assertThat(client.page().fieldErrors().get("otp"))
                .as("once, it was typed late")
                .isEqualTo("入力された数字は、今の数字ではありません。認証アプリに今表示されている数字を入力してください。");
        client.submit(Map.of("otp", Totp.at(KEY, Instant.now().plusSeconds(seconds))));

        assertThat(client.page().fieldErrors().get("otp"))
                .startsWith("ワンタイムパスワードが正しくありません。")
                .contains("約5分" + direction)
                .endsWith("「自動」にしてから、アプリに表示された新しい数字を入力してください。");
        assertThat(member.events().ofType("LOGIN_ERROR").errors())
                .containsExactly("invalid_user_credentials", "invalid_user_credentials");
    }

    /** The same number once more is as old as it is, and says nothing about a clock. */
    @Test
    void takesNoOldNumberForAWrongClock() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        String old = Totp.at(KEY, Instant.now().minusSeconds(120));
        var client = LoginClient.open(member.union()).login(member);

        for (int i = 0; i < 3; i++) {
            client.submit(Map.of("otp", old));
            assertThat(client.page().fieldErrors().get("otp"))
                    .as(() -> "after " + member.events().ofType("LOGIN_ERROR").errors())
                    .startsWith("入力された数字は、今の数字ではありません。");
        }
    }

    @ParameterizedTest
    @CsvSource({"-300, 遅れ", "300, 進ん"})
    void tellsAtSetUpByHowMuchTheClockIsOff(int seconds, String direction) {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled().withoutFactors());
        var client = LoginClient.open(member.union()).login(member);
        String key = Totp.key(client);
        Totp.awaitSteady();
        for (int off : new int[] {seconds + Integer.signum(seconds) * 30, seconds}) {
            client.submit(Map.of("totp", Totp.at(key, Instant.now().plusSeconds(off)), "userLabel", "phone"));
        }

        assertThat(client.page().text("#input-error-totp"))
                .startsWith("認証コードが異なります。")
                .contains("約5分" + direction);
        assertThat(member.credentials()).noneMatch(held -> "otp".equals(held.getType()));
    }

    @Test
    void saysNoMoreThanThatItIsWrongWhenNoClockExplainsIt() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());

        var client = LoginClient.open(member.union())
                .login(member)
                .submit(Map.of("otp", Totp.at(KEY, Instant.now().minus(Duration.ofMinutes(12)))));

        assertThat(client.page().fieldErrors()).containsEntry("otp", "ワンタイムパスワードが正しくありません。");
        assertThat(client.page().document().text()).contains("うまくいかないときは", "最新の数字", "日付と時刻");
    }

    /** Two members with the same key, so that the second one shows that the code's time had come. */
    @Test
    void isNoUseToWhoIsToldThatItIsEarly() {
        Member told = shortLived();
        Member other = shortLived();
        Instant its = Instant.now().plusSeconds(3L * SHORT_PERIOD);
        String code = Totp.at(KEY, its, SHORT_PERIOD);
        var early = LoginClient.open(told.union()).login(told).submit(Map.of("otp", code));
        assertThat(early.page().fieldErrors().get("otp")).startsWith("入力された数字は、今の数字ではありません。");

        Awaitility.await("the time of the code")
                .atMost(Duration.ofSeconds(4L * SHORT_PERIOD))
                .until(() -> Instant.now().isAfter(its));

        assertThat(early.submit(Map.of("otp", code)).page().fieldErrors().get("otp"))
                .isEqualTo("ワンタイムパスワードが正しくありません。");
        assertThat(LoginClient.open(other.union())
                        .login(other)
                        .submit(Map.of("otp", code))
                        .isDone())
                .isTrue();
    }

    @Test
    void countsOnceSetUpAndLoginTogether() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled().withoutFactors());
        var client = LoginClient.open(member.union()).login(member);
        String code = Totp.now(Totp.key(client));
        assertThat(client.submit(Map.of("totp", code, "userLabel", "phone")).isDone())
                .isTrue();

        var again = LoginClient.open(member.union()).login(member).submit(Map.of("otp", code));

        assertThat(again.page().fieldErrors()).containsEntry("otp", "ワンタイムパスワードが正しくありません。");
    }

    @ParameterizedTest
    @CsvSource({"'%s %s'", "'%s　%s'", "' %s%s '", "%s-%s"})
    void mayBeTypedAsTheAppShowsIt(String format) {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        String code = Totp.now(KEY);

        var client = LoginClient.open(member.union())
                .login(member)
                .submit(Map.of("otp", format.formatted(code.substring(0, 3), code.substring(3))));

        assertThat(client.isDone()).isTrue();
    }

    @Test
    void mayBeTypedInFullWidthDigits() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled().withoutFactors());
        var client = LoginClient.open(member.union()).login(member);
        String key = Totp.key(client);
        client.submit(Map.of("totp", fullWidth(Totp.now(key)), "userLabel", "phone"));
        assertThat(client.isDone()).isTrue();

        var login = LoginClient.open(member.union()).login(member).submit(Map.of("otp", fullWidth(Totp.next(key))));

        assertThat(login.isDone()).isTrue();
    }

    private static String fullWidth(String digits) {
        return digits.chars()
                .map(digit -> digit - '0' + '０')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Member shortLived() {
        return Union.kanekakenpo()
                .importSettled(MemberSpec.settled().withoutFactors().otp("phone", KEY, SHORT_PERIOD));
    }
}
