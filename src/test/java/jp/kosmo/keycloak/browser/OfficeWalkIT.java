package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.Test;

/** The office, walked by a clerk of each role. */
@BrowserTest
class OfficeWalkIT {

    private static final Union UNION =
            Union.copyOf("kanekakenpo", "office-walk", realm -> realm.setOtpPolicyCodeReusable(true));

    @Test
    void whoKeepsTheRecordsFindsAMemberAndHelps() {
        Member member = UNION.importSettled(MemberSpec.settled()
                .attribute("insuredPersonNumber", "70001")
                .attribute("insuredPersonBranchNumber", "1")
                .attribute("displayName", "窓口 太郎"));
        UNION.importSettled(MemberSpec.settled()
                .attribute("insuredPersonNumber", "70001")
                .attribute("insuredPersonBranchNumber", "2")
                .attribute("displayName", "窓口 花子"));
        TestBed.run("kosmo-member-index"); // they came past the user profile
        OfficePages office = OfficePages.of(UNION, "members");
        assertThat(office.rooms()).containsExactly("加入者", "加入者の取り込み", "証跡と一覧", "状況の報告");
        office.walker().shows("office-search");

        office.looksFor("窓口");
        PlaywrightAssertions.assertThat(office.page().locator("#found")).containsText("2人見つかりました。");
        office.walker().shows("office-found");
        office.page().locator("#found a").getByText("窓口 太郎").click();
        office.seesCard("窓口 太郎", "1980年12月1日（昭和55年）", "70001", "ログインできます。", member.username());
        office.walker().shows("office-card");

        Locator name = office.task("お名前を変える", "MEMBER_ASKED");
        name.locator("input").fill("窓口 次郎");
        office.walker().shows("office-task");
        OfficePages.does(name);
        office.seesDone("お名前を変えました。");
        office.seesCard("窓口 次郎");
        assertThat(member.attribute("displayName")).isEqualTo("窓口 次郎");
        office.walker().shows("office-task-done");
    }

    @Test
    void nobodyIsFoundAndNothingWasTyped() {
        OfficePages office = OfficePages.of(UNION, "members");

        office.looksFor("だれもいない");
        PlaywrightAssertions.assertThat(office.page().locator("#found")).hasText("見つかりませんでした。");
        office.looksFor("");
        PlaywrightAssertions.assertThat(office.page().locator("#input-error-query"))
                .hasText("探すものを入力してください。");
        PlaywrightAssertions.assertThat(office.page().locator("#query")).isFocused();
    }

    @Test
    void theDeskHearsWhoCallsAndSeesNothing() {
        Member member = UNION.importSettled(
                MemberSpec.settled().attribute("insuredPersonNumber", "70077").attribute("displayName", "電話 春子"));
        OfficePages office = OfficePages.of(UNION, "desk");

        office.looksFor(member.username());
        office.seesCard("ログインできます。");
        assertThat(office.page().locator("main").textContent())
                .doesNotContain("電話 春子", "70077", "1980", member.username());
        PlaywrightAssertions.assertThat(office.page().locator(".office-tasks")).hasCount(0);
        office.walker().shows("office-desk");

        office.page().locator("#birthdate").fill("昭和55年12月1日");
        office.page().locator("#symbol").fill("9999");
        office.page().locator("#number").fill("70078");
        office.walker().presses("確かめる");
        PlaywrightAssertions.assertThat(office.page().locator("#kosmo-said")).containsText("登録の内容と合っていません。");
        office.page().locator("#number").fill("７００７７");
        office.walker().presses("確かめる");
        office.seesDone("登録の内容と合っています。10分間、この方の手続きができます。");
        PlaywrightAssertions.assertThat(office.page().locator(".office-tasks")).isVisible();
        office.walker().shows("office-desk-open");
    }
}
