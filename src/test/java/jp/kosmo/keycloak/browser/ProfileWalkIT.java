package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.List;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** 「プロフィール変更」 on the account pages, as a member walks it. */
@BrowserTest
class ProfileWalkIT {

    private static final Union TAKES_CODES_TWICE =
            Union.copyOf("kanekakenpo", "profilewalk", realm -> realm.setOtpPolicyCodeReusable(true));

    @ParameterizedTest
    @MethodSource("walks")
    void membersLookAfterTheirProfile(Union union, Device device) {
        Member member = union.importSettled(MemberSpec.settled());
        var walker = Walker.atPortal(member, device);
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        walker.logsIn();
        walker.seesServiceMenu();
        var account = AccountPages.follows(walker, "プロフィール変更");

        account.sees("プロフィール", "プロフィールを管理する", "全般", "利用不可文字一覧を見る", "Eメール変更", "変更", "戻る");
        PlaywrightAssertions.assertThat(walker.page().locator("label[for=temporaryUserId]"))
                .isVisible(new IsVisibleOptions().setVisible(device == Device.PC));
        assertThat(walker.page().locator("main label").allTextContents())
                .extracting(label -> label.replace("必須", "").strip())
                .containsExactly("言語", "ユーザID", "ユーザー名", "メールアドレス", "認証方法", "仮IDフラグ");
        for (String readOnly : List.of("displayName", "email", "temporaryUserId")) {
            PlaywrightAssertions.assertThat(walker.page().locator("#" + readOnly))
                    .hasAttribute("readonly", "");
        }
        PlaywrightAssertions.assertThat(walker.field("locale")).hasValue("ja");
        assertThat(walker.page().locator("#kosmo-pages a").allTextContents())
                .containsExactly("プロフィール", "ログイン方法変更", "ログイン中の端末", "利用規約");
        for (String known : List.of("username", "email")) {
            PlaywrightAssertions.assertThat(walker.page().locator("input#" + known))
                    .hasAttribute("autocomplete", known);
        }
        account.leadsBack();
        walker.shows("account-profile");

        walker.page().locator("summary").click();
        PlaywrightAssertions.assertThat(walker.page().locator(".kosmo-characters"))
                .containsText("{ (左中括弧)");
        walker.shows("account-characters");
        walker.types("username", "hanako+2026");
        walker.presses("変更");
        walker.seesErrorAt("username", "「+」はユーザIDに使えません。使える文字は半角の英字・数字と - _ . @ です。");
        walker.keeps("username", "hanako+2026");
        walker.shows("account-user-id-refused");
        walker.types("username", "hana1");
        walker.presses("変更");
        walker.seesErrorAt("username", "ユーザIDは8文字以上にしてください。");
        walker.keeps("username", "hana1");
        assertThat(member.read().getUsername()).isEqualTo(member.username());

        String chosen = "hana-" + member.username().replaceAll("\\D", "") + "x";
        walker.types("username", chosen);
        walker.field("mfaMethod").selectOption("passkey");
        walker.presses("変更");
        account.seesDone("変更しました。");
        walker.shows("account-profile-saved");
        assertThat(member.read().getUsername()).isEqualTo(chosen);
        assertThat(member.attribute("mfaMethod")).isEqualTo("passkey");

        account.chooses("ログイン方法変更");
        account.sees("ログイン方法変更", "基本認証", "二要素認証");
        walker.page().locator("footer .kosmo-portal a").click();
        walker.seesServiceMenu();
        for (String notice : List.of("user-id-changed", "method-changed")) {
            MailProgram.opensNext(walker);
            walker.shows("mail-" + notice);
        }
    }

    static Stream<Arguments> walks() {
        return Stream.of(Union.kanekakenpo(), Union.daiwakenpo())
                .flatMap(union -> Stream.of(Device.values()).map(device -> Arguments.of(union, device)));
    }

    @ParameterizedTest
    @EnumSource
    void theAddressIsChangedFromTheProfile(Device device) {
        Member member = TAKES_CODES_TWICE.importSettled(MemberSpec.settled());
        var walker = Walker.atPortal(member, device);
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        walker.logsIn();
        walker.seesServiceMenu();
        var account = AccountPages.follows(walker, "プロフィール変更");
        account.sees("プロフィール");
        Reauthentication.passes(walker, () -> walker.presses("Eメール変更"));
        walker.sees("update-email", "メールアドレスの更新", "実行", "戻る");
        walker.keeps("email", member.spec().email());
        PlaywrightAssertions.assertThat(walker.field("logout-sessions")).isChecked();
        walker.shows("account-email");
        String address = "new." + member.spec().email();
        walker.types("email", address);
        walker.submits("email");
        account.sees("プロフィール", "Eメール変更");
        account.seesDone("メールアドレスの変更を受け付けました。");
        PlaywrightAssertions.assertThat(walker.page().locator("#email")).hasValue(address);
        assertThat(member.read().getEmail()).isEqualTo(address);
        MailProgram.opensNext(walker);
        walker.shows("mail-address-changed");
        MailProgram.show(walker, TestBed.mailbox().next(address));
        walker.shows("mail-address-new");
    }

    /** A member who types the address of the page, or has it in the bookmarks, comes without the portal's name. */
    @Test
    void leadsBackWhoDidNotComeFromThePortal() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        var walker = Walker.atPortal(member, Device.PHONE);
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        walker.page()
                .navigate(member.union().accountUrl(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        walker.signsIn();
        var account = new AccountPages(walker);
        account.sees("プロフィール");
        account.leadsBack();
        walker.shows("account-profile-bookmarked");
    }

    @Test
    void inEnglish() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        var walker = Walker.inEnglish(member, Device.PHONE);
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        walker.signsIn();
        walker.page().waitForURL(url -> url.startsWith(walker.union().portalUrl() + "/"));
        var account = AccountPages.opens(walker, "");
        account.sees("Profile", "User ID", "Show characters that cannot be used", "Change e-mail address");
        walker.shows("account-profile");
        walker.field("locale").selectOption("ja");
        walker.presses("Save");
        account.sees("プロフィール", "利用不可文字一覧を見る");
    }
}
