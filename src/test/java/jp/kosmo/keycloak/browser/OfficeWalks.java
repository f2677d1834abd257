package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.it.attack.WrongTries;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Terms;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
import jp.kosmo.keycloak.text.JapanTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a clerk of each role does in the office on a working day, in any union. */
@BrowserTest
abstract class OfficeWalks {

    private static final String READY = "ログインできます。残っている手続きはありません。";

    private static final String STOPPED = "ログインを確かめました。先ほどの操作は、まだ行われていません。もう一度操作してください。";

    /** Where the clerks work. */
    abstract Union union();

    @AfterEach
    void setClockRight() {
        TestBed.setClockAhead(Duration.ZERO);
    }

    @Test
    void whoKeepsTheRecordsDoesEveryTask() {
        Member member = union().importSettled(MemberSpec.settled().attribute("displayName", "手続 一郎"));
        WrongTries.lock(member);
        OfficePages office = OfficePages.of(union(), "members");
        office.looksFor(member.username());
        office.seesCard("手続 一郎", "ロックされています。");

        office.doesTask("ロックを解除する", "MISTYPED", "ロックを解除しました。すぐにログインできます。");
        office.seesCard(READY);
        assertThat(LoginClient.open(union()).login(member).page().id()).isEqualTo("login-login-otp");
        office.doesTask("すべての画面からログアウト", "LEFT_LOGGED_IN", "すべての画面からログアウトしました。");
        Locator address = office.task("メールアドレスを直す", "MAIL_REFUSED");
        address.locator("input").fill("ｉｃｈｉｒｏ＠example.jp");
        OfficePages.does(address);
        office.seesDone("メールアドレスを直しました。");
        office.seesCard("ichiro@example.jp");
        office.doesTask("スマートフォンの紛失・機種変更", "LOST", "端末を削除しました。次のログインで、パスワードと生年月日を入力して、新しい端末を登録するようお伝えください。");
        assertThat(member.admin().credentials()).extracting("type").doesNotContain("otp");
        office.doesTask("初回のお手続きをもう一度", "MEMBER_ASKED", "次のログインから、初回のお手続きが始まります。");
        office.seesCard("ログインの手続きが途中です。次のログインでは「生年月日の入力」の画面になります。");

        office.doesTask("初期パスワードを再発行する", "LETTER_LOST", "初期パスワードを再発行しました。");
        PlaywrightAssertions.assertThat(office.page().locator(".office-slip")).containsText(member.username());
        office.walker().shows("office-slip");
        office.walker().presses("この画面を閉じる");
        office.seesCard("手続 一郎");

        office.doesTask("利用を停止する", "LEFT_UNION", "利用を停止しました。");
        office.seesCard("組合がご利用を止めています。");
        PlaywrightAssertions.assertThat(office.page().locator(".office-tasks summary"))
                .hasText(new String[] {"利用を再開する"});
        assertThat(member.admin().toRepresentation().isEnabled()).isFalse();
        office.doesTask("利用を再開する", "JOINED_AGAIN", "利用を再開しました。");
        assertThat(member.admin().toRepresentation().isEnabled()).isTrue();
    }

    @Test
    void theDeskDoesWhatACallerNeeds() {
        Member member = union().importSettled(MemberSpec.settled().attribute("insuredPersonNumber", "70081"));
        WrongTries.lock(member);
        OfficePages office = OfficePages.of(union(), "desk");
        assertThat(office.rooms()).containsExactly("加入者");
        office.looksFor(member.username());
        office.seesCard("ロックされています。");

        office.page().locator("#birthdate").fill("Ｓ５５．１２．１");
        office.page().locator("#symbol").fill("9999");
        office.page().locator("#number").fill("70081");
        office.walker().presses("確かめる");
        office.seesDone("登録の内容と合っています。10分間、この方の手続きができます。");
        assertThat(office.page().locator(".office-tasks summary").allTextContents())
                .containsExactlyInAnyOrder(
                        "ロックを解除する", "スマートフォンの紛失・機種変更", "初期パスワードを再発行する", "初回のお手続きをもう一度", "すべての画面からログアウト");
        office.doesTask("ロックを解除する", "FORGOTTEN", "ロックを解除しました。すぐにログインできます。");
        office.doesTask("すべての画面からログアウト", "LOST", "すべての画面からログアウトしました。");
        office.doesTask("スマートフォンの紛失・機種変更", "BROKEN", "端末を削除しました。次のログインで、パスワードと生年月日を入力して、新しい端末を登録するようお伝えください。");
        office.doesTask("初回のお手続きをもう一度", "MEMBER_ASKED", "次のログインから、初回のお手続きが始まります。");
        office.doesTask(
                "初期パスワードを再発行する",
                "FORGOTTEN",
                "電話受付の担当者は、同じ方について、端末の削除と初期パスワードの再発行の両方を24時間のうちに行うことはできません。加入者の管理の担当者に代わってください。");
        assertThat(office.page().locator("main").textContent()).doesNotContain(member.username(), "70081", "1980");
    }

    /** The second of two clerks is told, and nothing of what the first one did is undone. */
    @Test
    void whatHasChangedMeanwhileIsNotOverwritten() {
        Member member = union().importSettled(MemberSpec.settled().attribute("displayName", "同時 花子"));
        OfficePages office = OfficePages.of(union(), "members");
        office.looksFor(member.username());
        office.seesCard("同時 花子");
        Locator name = office.task("お名前を変える", "MEMBER_ASKED");
        name.locator("input").fill("古い 花子");
        member.change(user -> user.singleAttribute("displayName", "先に 花子"));

        OfficePages.does(name);

        office.seesDone("この画面を開いたあとに、ほかの人かご本人が登録を変えました。何も変更していません。最新の内容を確かめてから、もう一度操作してください。");
        office.seesCard("先に 花子");
        assertThat(member.attribute("displayName")).isEqualTo("先に 花子");
    }

    /** The login is asked again; what was opened is in front afterwards. */
    @Test
    void anOldLoginIsAskedAgainBeforeADeviceIsTakenOff() {
        Member member = union().importSettled(MemberSpec.settled().attribute("displayName", "再度 次郎"));
        OfficePages office = OfficePages.of(union(), "members");
        office.looksFor(member.username());
        office.seesCard("再度 次郎");
        TestBed.setClockAhead(Duration.ofMinutes(11));
        office.page().evaluate("(now => { Date.now = () => now() + 11 * 60 * 1000; })(Date.now)");

        OfficePages.does(office.task("スマートフォンの紛失・機種変更", "NEW_PHONE"));
        office.walker().presses("ログインの画面に移る");
        Reauthentication.passes(office.walker());

        office.seesDone(STOPPED);
        office.seesCard("再度 次郎");
        office.doesTask("スマートフォンの紛失・機種変更", "NEW_PHONE", "端末を削除しました。次のログインで、パスワードと生年月日を入力して、新しい端末を登録するようお伝えください。");
    }

    /** The page would be there again as if the task were done. */
    @Test
    void whatTheEndOfALoginHasStoppedIsTold() {
        Member member = union().importSettled(MemberSpec.settled().attribute("displayName", "中断 三郎"));
        OfficePages office = OfficePages.of(union(), "members");
        office.looksFor(member.username());
        office.seesCard("中断 三郎");
        TestBed.setClockAhead(Duration.ofMinutes(20));

        OfficePages.does(office.task("すべての画面からログアウト", "LOST"));
        Reauthentication.passes(office.walker());

        office.seesDone(STOPPED);
        office.seesCard("中断 三郎");
        office.doesTask("すべての画面からログアウト", "LOST", "すべての画面からログアウトしました。");
    }

    @Test
    void whoReadsTheEvidenceSeesListsFilesAndOneMembersRecord() throws IOException {
        Member member = Terms.member(union(), null);
        LoginClient.open(union()).login(member).submit(Map.of("decision", "accept"));
        OfficePages office = OfficePages.of(union(), "auditor");
        assertThat(office.rooms()).containsExactly("証跡と一覧", "利用規約", "状況の報告");

        office.goesTo("証跡と一覧");
        office.walker().presses("表示する");
        PlaywrightAssertions.assertThat(office.page().locator("tbody tr").first())
                .containsText("1.0");
        office.walker().shows("office-evidence");
        for (String list : new String[] {"まだ同意していない方", "最初のログインが済んでいない方", "メールが届かない方"}) {
            office.page().locator("#list").selectOption(list);
            office.walker().presses("表示する");
            PlaywrightAssertions.assertThat(office.page().locator("#found > p"))
                    .hasText(Pattern.compile("件あります。|件を表示しています。|該当するものはありません。"));
            Download file = office.page().waitForDownload(() -> office.walker().presses("CSVで保存する"));
            assertThat(Files.readString(file.path(), StandardCharsets.UTF_8))
                    .as(list)
                    .startsWith("\uFEFF\"")
                    .contains("\"以上（件数）\"");
        }

        office.walker().presses("調べる");
        PlaywrightAssertions.assertThat(office.page().locator("#kosmo-said")).containsText("件の記録を調べました。書き換えや抜けはありません。");
        office.page().locator("#list").selectOption("利用規約への同意の記録");
        office.walker().presses("表示する");
        office.walker().follows(member.username());
        PlaywrightAssertions.assertThat(office.page().locator(".office-print"))
                .containsText(member.username() + " さんの利用規約への同意の記録");
        PlaywrightAssertions.assertThat(office.page().locator(".office-print .kosmo-terms"))
                .containsText("第1条");
        office.walker().shows("office-disclosure");
    }

    @Test
    void whoPublishesTermsSeesTheMembersPageBefore() {
        LocalDate first = JapanTime.today().plusDays(40);
        String version = "公開-" + union();
        OfficePages office = OfficePages.of(union(), "terms");
        assertThat(office.rooms()).containsExactly("利用規約");
        PlaywrightAssertions.assertThat(office.page().locator("tbody")).containsText("いま有効");
        office.walker().shows("office-terms");

        office.walker().follows("新しい版を作る");
        office.page().locator("#version").fill(version);
        office.page().locator("#textJa").fill("第1条\n電話番号が変わりました。");
        office.page().locator("#changesJa").fill("電話番号");
        office.page().locator("#textEn").fill("");
        office.page().locator("#effectiveFrom").fill(first.toString());
        office.page().locator("#graceDays").fill("いつか");
        office.walker().presses("確認する");
        PlaywrightAssertions.assertThat(office.page().locator("#graceDays")).isFocused();
        office.page().locator("#graceDays").fill("３０");
        office.walker().presses("確認する");
        PlaywrightAssertions.assertThat(office.page().locator("main")).containsText("始まってから30日の間は、同意を先に延ばせます。");
        FrameLocator preview = office.page().locator("iframe").first().contentFrame();
        PlaywrightAssertions.assertThat(preview.locator("h1")).hasText("利用規約が更新されました");
        PlaywrightAssertions.assertThat(preview.locator(".kosmo-terms")).containsText("電話番号が変わりました。");
        office.page().locator("iframe").first().scrollIntoViewIfNeeded();
        office.walker().shows("office-terms-preview");
        Screens.inView(office.page(), "office-terms-preview-in-view");

        office.walker().presses("公開する");
        office.seesDone("版「" + version + "」を公開しました。");
        PlaywrightAssertions.assertThat(office.page().locator("tbody tr").first())
                .containsText("これから始まる");
        assertThat(LoginClient.open(union()).login(Terms.member(union(), "1.0")).isDone())
                .as("until then what was in force is")
                .isTrue();
    }
}
