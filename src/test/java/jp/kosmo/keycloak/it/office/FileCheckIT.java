package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;

/** A union's file is looked at by one call. */
class FileCheckIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "filecheck");
    private static final OfficeClerk CLERK = OfficeClerk.of(UNION, "members");
    private static final Charset OF_EXCEL = Charset.forName("windows-31j");

    @Test
    void saysWhatItFindsAndNothingOfWhatStandsThere() {
        String file = String.join(
                "\r\n",
                "記号,管理番号,枝番,生年月日,氏名,備考",
                "0712,0034,00,昭和54年8月22日,髙島 太郎,a",
                "0712,0034,00,1980/2/30,髙島 花子,b",
                "712,1.23E+11,01,29089,?島 三郎,c",
                "");

        Http.Answer answer = check("{\"columns\":{\"管理番号\":\"NUMBER\"}}", file.getBytes(OF_EXCEL));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"encoding\":\"WINDOWS_31J\",\"separator\":\",\"")
                .contains("{\"name\":\"管理番号\",\"column\":\"NUMBER\"}", "{\"name\":\"備考\"}")
                .contains("\"missing\":[],\"rows\":3,\"rowsRefused\":3")
                .contains("{\"line\":3,\"column\":\"生年月日\",\"code\":\"BIRTHDATE_NO_SUCH_DAY\",\"other\":0}")
                .contains("{\"line\":3,\"column\":\"管理番号\",\"code\":\"SAME_NUMBER\",\"other\":2}")
                .contains("{\"column\":\"記号\",\"code\":\"LEADING_ZEROS\",\"rows\":1,\"line\":4}")
                .contains("{\"column\":\"氏名\",\"code\":\"QUESTION_MARK\",\"rows\":1,\"line\":4}")
                .doesNotContain("島", "29089", "0034", "1.23E");
    }

    @Test
    void saysWhyAFileIsNotRead() {
        assertThat(check("{}", "PK\u0003\u0004 xl/workbook.xml".getBytes(StandardCharsets.US_ASCII))
                        .body())
                .contains("\"refused\":{\"code\":\"WORKBOOK\",\"line\":0}");
        assertThat(check("{\"encoding\":\"utf_8\"}", "記号,番号,生年月日".getBytes(OF_EXCEL))
                        .body())
                .contains("\"refused\":{\"code\":\"OTHER_ENCODING\"");
    }

    @Test
    void whatNobodyCanChooseIsRefused() {
        assertThat(check("{\"encoding\":\"ebcdic\"}", new byte[] {'a'}).body())
                .contains("\"error\":\"FILE_SETTING\"", "\"field\":\"encoding\"");
        assertThat(check("{\"columns\":{\"a\":\"SHOE_SIZE\"}}", new byte[] {'a'})
                        .body())
                .contains("\"error\":\"FILE_SETTING\"", "\"field\":\"columns\"");
    }

    private static Http.Answer check(String order, byte[] file) {
        return CLERK.post("members/files/" + Imports.upload(CLERK, file) + "/check", order);
    }
}
