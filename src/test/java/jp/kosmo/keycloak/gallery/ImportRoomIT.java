package jp.kosmo.keycloak.gallery;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.browser.BrowserTest;
import jp.kosmo.keycloak.browser.Device;
import jp.kosmo.keycloak.members.imports.ImportState;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.util.JsonSerialization;

/** What the office's room of imports asks of the server when a clerk does something there. */
@BrowserTest
class ImportRoomIT {

    private static final int PIECE = 1024 * 1024;

    /** Notes what is sent, and takes files as the server does. */
    private static final String NOTING = """
            () => {
              window.sent = [];
              const stub = window.fetch;
              window.fetch = async (address, options = {}) => {
                const { method, body, headers } = options;
                const path = String(address).split('/kosmo/').at(-1);
                const isFile = body instanceof Blob;
                if (method === 'POST') {
                  sent.push([path, headers['content-type'], isFile ? body.size : body].filter(Boolean).join(' '));
                }
                const before = Number(/from=(\\d+)/.exec(path)?.[1] ?? 0);
                return isFile ? new Response(JSON.stringify({ id: '0b7e', size: before + body.size })) : stub(address, options);
              };
            }
            """;

    @TempDir
    static Path folder;

    @BeforeAll
    static void writeGallery() throws IOException {
        new Gallery(Themes.KOSMO, folder).write();
    }

    @Test
    void aFileIsSentInPiecesAsItIs() throws IOException {
        Page page = open("imports, none");
        answer(page, SampleImport.CHECK, SampleImport.damagedFindings().body());

        choose(page, "名簿.csv", 2 * PIECE + 1);

        assertThat(page.locator("h2").first()).hasText("ファイルの確認：名簿.csv");
        assertThat(page.locator("#found .office-standing").first()).hasText("列『番号』：先頭の0が312行で消えています");
        Assertions.assertThat(sent(page))
                .containsExactly(
                        "members/files application/octet-stream " + PIECE,
                        "members/files/0b7e?from=" + PIECE + " application/octet-stream " + PIECE,
                        "members/files/0b7e?from=" + 2 * PIECE + " application/octet-stream 1",
                        "members/files/0b7e/check application/json {}");
    }

    @Test
    void whatCannotBeReadIsNotSent() {
        Page page = open("imports, none");

        choose(page, "名簿.xlsx", 10);
        assertThat(page.locator("#input-error-file")).hasText("Excelのブックは読み取れません。Excelで「名前を付けて保存」を選び、CSVの形式で保存してください。");
        choose(page, "名簿.csv", 0);
        assertThat(page.locator("#input-error-file")).hasText("ファイルに何も入っていません。");
        Assertions.assertThat(sent(page)).isEmpty();
    }

    @Test
    void whatTheClerkSaysOfColumnsCountsForThePlan() throws IOException {
        Page page = open("imports, file");
        answer(page, "POST members/imports", Map.of("id", "9d41"));
        answer(page, "GET " + SampleImport.JOB, SampleImport.job(ImportState.PLANNED));
        page.locator("#wholeList").selectOption("true");
        page.locator("#found summary").first().click();

        page.locator("#column-8").selectOption("ADDRESS");
        page.locator("#column-6").selectOption("OWN");

        assertThat(page.locator("#column-6")).isFocused();
        assertThat(page.locator("#wholeList")).hasValue("true");
        page.locator("#found section [type=submit]").click();
        assertThat(page.locator("h2").first()).hasText("取り込みの計画");
        String columns = "\"columns\":{\"仮ユーザID\":\"USER_ID\",\"記号\":\"SYMBOL\",\"番号\":\"NUMBER\",\"枝番\":\"BRANCH\","
                + "\"生年月日\":\"BIRTHDATE\",\"氏名\":\"NAME\",\"カナ\":\"OWN\",\"メールアドレス\":\"EMAIL\"";
        List<String> sent = sent(page);
        Assertions.assertThat(sent.get(0)).contains("\"事業所コード\":\"ADDRESS\"").doesNotContain("備考");
        Assertions.assertThat(sent.get(1)).startsWith("members/files/0b7e/check application/json {" + columns);
        Assertions.assertThat(sent.get(2))
                .startsWith("members/imports application/json {\"file\":\"0b7e\"," + columns)
                .endsWith("\"wholeList\":true,\"temporary\":true}");
    }

    @Test
    void theEndOfTheWorkIsTold() throws IOException {
        Page page = open("imports, applying");
        assertThat(page.locator("progress")).hasAttribute("value", "807");

        answer(page, "GET " + SampleImport.JOB, SampleImport.job(ImportState.DONE));

        assertThat(page.locator("#kosmo-said .kosmo-success")).hasText("取り込みが終わりました。");
        assertThat(page.locator("progress")).hasCount(0);
    }

    @Test
    void nobodyIsClosedWhoWasNotTicked() throws IOException {
        Page page = open("imports, done");
        answer(page, "POST " + SampleImport.JOB + "/gone", Map.of("closed", 1));
        Locator close = page.getByText("選んだ方の利用を停止する");
        Locator question = page.locator("form:has(#reason) .office-question");

        close.click();
        assertThat(page.locator("#kosmo-said .kosmo-danger")).hasText("利用を停止する方を、1人から100人まで選んでください。");
        page.locator("[name=gone]").nth(1).check();
        close.click();
        assertThat(page.locator("#input-error-reason")).hasText("理由を選んでください。");
        page.locator("#reason").selectOption("LEFT_UNION");
        close.click();
        assertThat(question.locator("li").first()).hasText("1人の利用を停止し、どの画面からもログアウトします。");
        Assertions.assertThat(sent(page)).isEmpty();

        page.locator("[name=gone]").nth(2).check();
        assertThat(question).isHidden();
        page.locator("[name=gone]").nth(2).uncheck();
        close.click();
        question.getByText("利用を停止する", new Locator.GetByTextOptions().setExact(true))
                .click();

        assertThat(page.locator("#kosmo-said .kosmo-success")).hasText("1人の利用を停止しました。");
        Assertions.assertThat(sent(page))
                .containsExactly("members/imports/9d41/gone application/json"
                        + " {\"members\":[\"6f1c2d3e2\"],\"reason\":\"LEFT_UNION\"}");
    }

    private static Page open(String state) {
        Screen screen = ImportScreens.all()
                .filter(one -> one.state().equals(state))
                .findFirst()
                .orElseThrow();
        Page page = ScriptedGalleryIT.open(folder, screen, Device.PC, "ja");
        page.evaluate(NOTING);
        return page;
    }

    private static void answer(Page page, String call, Object body) throws IOException {
        page.evaluate(
                "([call, body]) => { answers[call] = { status: 200, body: JSON.parse(body) }; }",
                List.of(call, JsonSerialization.writeValueAsString(body)));
    }

    private static void choose(Page page, String name, int size) {
        page.locator("#file").setInputFiles(new FilePayload(name, "text/csv", new byte[size]));
        page.locator("#kosmo-content [type=submit]").first().click();
    }

    private static List<String> sent(Page page) {
        return ((List<?>) page.evaluate("sent")).stream().map(String::valueOf).toList();
    }
}
