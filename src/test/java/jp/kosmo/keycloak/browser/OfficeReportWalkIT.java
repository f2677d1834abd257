package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.LocalDate;
import java.time.ZoneId;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import org.junit.jupiter.api.Test;

/** The report, as a clerk has it in front of them. */
@BrowserTest
class OfficeReportWalkIT {

    private static final Union UNION =
            Union.copyOf("kanekakenpo", "office-report-walk", realm -> realm.setOtpPolicyCodeReusable(true));

    @Test
    void whoReadsTheReportSeesNumbersAndAPicture() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        counted(today.minusDays(3), 10, 0);
        counted(today.minusDays(2), 10, 5);
        counted(today, 20, 20); // nobody counted yesterday, and the server has no need to count today
        UNION.importSettled(MemberSpec.settled());
        OfficePages office = OfficePages.of(UNION, "auditor");

        office.page().locator("#kosmo-pages a").getByText("状況の報告").click();
        PlaywrightAssertions.assertThat(office.page().locator(".office-standing"))
                .containsText("登録されている加入者　1");
        PlaywrightAssertions.assertThat(office.page().locator("main")).containsText("いまの版（1.0）に同意した");
        PlaywrightAssertions.assertThat(office.page().locator(".office-picture polyline"))
                .hasAttribute("points", "56,216 246.7,165 628,12");

        office.walker().shows("office-report");

        office.page().locator("#figure").selectOption("MEMBERS");
        PlaywrightAssertions.assertThat(office.page().locator(".office-picture polyline"))
                .hasAttribute("points", "56,114 246.7,114 628,12");
        office.page().locator("details summary").click();
        PlaywrightAssertions.assertThat(office.page().locator("details tbody tr"))
                .hasCount(3);

        Download file = office.page().waitForDownload(() -> office.walker().presses("いまの人数を CSV で保存する"));
        assertThat(file.suggestedFilename())
                .startsWith("report-office-report-walk-")
                .endsWith(".csv");
    }

    private static void counted(LocalDate day, long members, long begun) {
        String realm = UNION.admin().toRepresentation().getId();
        long now = System.currentTimeMillis();
        String insert =
                "insert into kosmo_report (realm_id, report_day, figure, members, counted_at) values (?, ?, ?, ?, ?)";
        Database.update(insert, realm, day.toString(), "MEMBERS", members, now);
        Database.update(insert, realm, day.toString(), "BEGUN", begun, now);
    }
}
