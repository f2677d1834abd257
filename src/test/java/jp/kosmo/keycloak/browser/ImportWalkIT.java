package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.List;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;

/** A clerk brings members in by a file of Excel and prints their letters, by which one of them begins. */
@BrowserTest
class ImportWalkIT {

    private static final Charset OF_EXCEL = Charset.forName("windows-31j");
    private static final Union UNION =
            Union.copyOf("daiwakenpo", "import-walk", realm -> realm.setOtpPolicyCodeReusable(true));

    @Test
    void fromTheFileToTheFirstLogin() throws IOException {
        OfficePages office = OfficePages.of(UNION, "members");
        Page page = office.page();
        office.goesTo("加入者の取り込み");
        office.walker().shows("office-imports");
        String file = String.join(
                "\r\n",
                "仮ユーザID,記号,番号,枝番,生年月日,氏名,郵便番号,住所",
                "walk0001,0712,0034,00,昭和54年8月22日,髙島 太郎,100-0001,東京都千代田区1-1",
                "walk0002,0712,0034,01,S56.4.3,髙島 花子,100-0001,東京都千代田区1-1",
                "walk0003,0712,0035,00,1980/2/30,山田 次郎,,",
                "");
        page.locator("#file").setInputFiles(new FilePayload("加入者.csv", "text/csv", file.getBytes(OF_EXCEL)));
        office.walker().presses("このファイルを確かめる");

        sees(page, "3行を読みました。そのうち1行は、このままでは取り込めません。", "生年月日が、ありえない日付です。", "Shift_JIS");
        office.walker().shows("office-import-file");
        office.walker().presses("取り込みの計画を作る");
        sees(page, "取り込みの計画", "加入者.csv", "新しい方", "2人");
        office.walker().shows("office-import-plan");
        office.walker().presses("この計画どおりに取り込む");
        sees(page, "新しく登録する方：2人");
        office.walker().presses("取り込みを始める");
        sees(page, "取り込みの結果");
        office.walker().shows("office-import-done");

        Download result = page.waitForDownload(() -> office.walker().presses("結果のファイルを保存する"));
        assertThat(Files.readString(result.path(), OF_EXCEL))
                .startsWith(file.substring(0, file.indexOf("\r\n")))
                .contains("東京都千代田区1-1,\"登録しました\",\"\"\r\n", "\"取り込めません\",\"列『生年月日』：生年月日が、ありえない日付です。\"\r\n");

        page.locator("a").getByText("通知書を印刷する").click();
        sees(page, "1番の束");
        office.walker().shows("office-letters");
        office.walker().presses("1番の束を印刷する");
        office.walker().presses("この束を印刷する（新しいパスワードを作ります）");
        office.seesDone("2通の通知書ができました。");
        Locator letters = page.locator(".office-letter");
        PlaywrightAssertions.assertThat(letters).hasCount(2);
        assertThat(letters.first().textContent()).contains("髙島 太郎　様", "〒100-0001", "東京都千代田区1-1", "walk0001");
        List<String> typed = letters.first().locator("strong").allTextContents();
        office.walker().presses("印刷する");
        office.walker().presses("はい、印刷できました");
        office.seesDone("2通の通知書を印刷しました。");
        assertThat(page.content()).as("the page afterwards").doesNotContain(typed.get(1));

        assertThat(LoginClient.open(UNION)
                        .login(typed.get(0), typed.get(1))
                        .page()
                        .id())
                .isEqualTo("login-kosmo-birthdate");
    }

    private static void sees(Page page, String... words) {
        for (String word : words) {
            PlaywrightAssertions.assertThat(page.locator("main")).containsText(word);
        }
    }
}
