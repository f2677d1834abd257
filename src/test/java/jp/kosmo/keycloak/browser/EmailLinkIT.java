package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The link that confirms an e-mail address, where it does not find the login that waits for it. */
@BrowserTest
class EmailLinkIT {

    private static final Union TAKES_CODES_TWICE =
            Union.copyOf("daiwakenpo", "emaillink", realm -> realm.setOtpPolicyCodeReusable(true));

    @ParameterizedTest
    @EnumSource
    void openedInAnotherBrowserItConfirmsAndLogsNobodyIn(Device device) {
        Member member = Union.daiwakenpo().importSettled(MemberSpec.settled(), "UPDATE_EMAIL");
        var walker = Walker.atPortal(member, device);
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        walker.logsIn();
        walker.sees("update-email");
        walker.submits("email");
        walker.sees("info");
        walker.follows("メールが届かないとき、メールアドレスを間違えたときはこちら");
        walker.sees(
                "update-email",
                "メールアドレスの更新",
                member.spec().email() + " に確認メールを送信しました。",
                "もう一度送信する場合は、このまま「実行」を押してください。");
        walker.shows("email-again");
        walker.keeps("email", member.spec().email());
        Page waiting = walker.page();
        String link = MailProgram.opensNext(walker).links().get(0);
        walker.shows("mail-address-confirmation");

        Page elsewhere = Chromium.open(device);
        walker.turnsTo(elsewhere);
        walker.page().navigate(link);
        walker.sees("info", "メールアドレスを更新しました", "メールアドレスを " + member.spec().email() + " に更新しました。");
        walker.shows("email-confirmed-elsewhere");
        assertThat(member.read().isEmailVerified()).isTrue();
        walker.follows("ポータルに戻る");
        walker.seesPortalTop();

        walker.page().navigate(link);
        walker.sees("error");
        walker.shows("email-link-used");

        // The page has been waiting for it, and goes on by itself.
        walker.turnsTo(waiting);
        walker.seesServiceMenu();
    }

    /** The mail goes to an address that is nobody's, or somebody else's: the member does not need it to go on. */
    @ParameterizedTest
    @EnumSource
    void isNotNeededByWhoMistypedTheAddress(Device device) {
        Member member = TAKES_CODES_TWICE.importSettled(MemberSpec.settled());
        member.change(user -> user.setEmailVerified(true));
        var walker = Walker.atPortal(member, device);
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        walker.logsIn();
        walker.seesServiceMenu();
        Reauthentication.passes(walker, () -> walker.asksFor(Map.of("kc_action", "UPDATE_EMAIL")));
        walker.sees("update-email", "メールアドレスの更新", "戻る");
        walker.types("email", "wrong." + member.spec().email());
        walker.submits("email");
        walker.sees("info", "確認メールを送信しました", "あとで確認する");
        walker.shows("email-sent-from-the-portal");
        walker.presses("リンクを開いたので次へ");
        walker.sees("info", "確認メールを送信しました", "まだ確認できていません。");
        walker.shows("email-not-confirmed-yet");

        walker.follows("メールが届かないとき、メールアドレスを間違えたときはこちら");
        walker.sees("update-email", "メールアドレスの更新", "変更を取りやめることもできます。", "あとで確認する", "変更を取りやめる");
        walker.shows("email-give-up");
        walker.types("email", "right." + member.spec().email());
        walker.submits("email");
        walker.sees("update-email", "メールアドレスの更新", "もう一度送信するまで、", "秒お待ちください。");
        walker.keeps("email", "right." + member.spec().email());
        walker.shows("email-too-soon");
        walker.presses("変更を取りやめる");
        walker.seesServiceMenu();
        assertThat(member.read().getEmail()).isEqualTo(member.spec().email());
    }
}
