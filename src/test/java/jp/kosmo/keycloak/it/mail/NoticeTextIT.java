package jp.kosmo.keycloak.it.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import jp.kosmo.keycloak.it.client.FormPost;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Mail;
import jp.kosmo.keycloak.it.oracle.ExpectedNotice;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others can write into a mail about a change: the name of a device as text, a User-Agent not at all. */
class NoticeTextIT {

    private static final Union UNION = Union.kanekakenpo();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>phone</b><img src=x onerror=alert(1)>",
                "it's {0} and '{1}",
                "${kosmoMailNoReply} ${{ }}",
                "#{1} [=2] &lt;",
                "kosmoMailNoReply"
            })
    void theNameOfADeviceShowsAsTyped(String name) {
        Member member = UNION.importSettled(ExpectedNotice.member("en").attribute("displayName", "<i>Taro</i> {0}"));
        LoginClient client = ExpectedNotice.asked(member, "CONFIGURE_TOTP");
        client.submit(Map.of("totp", Totp.now(Totp.key(client)), "userLabel", name));

        Mail mail = member.nextMail();

        assertThat(mail.text().lines()).contains("Name of the device: " + name, "It is about the account of <○ {○");
        Document html = Jsoup.parse(mail.html());
        assertThat(html.text()).contains("Name of the device: " + name).contains("the account of <○ {○ ");
        assertThat(html.select("img, i, b, script")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iPhone の Safari | Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
                        + " Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
                "Android の Chrome | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/131.0.0.0 Mobile Safari/537.36",
                "Android の Samsung Internet | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36",
                "Windows の Edge | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
                "Mac の Firefox | Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:133.0) Gecko/20100101 Firefox/133.0",
                "Linux の Chrome | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0"
                        + " Safari/537.36",
                "不明な端末 | <script>alert(1)</script> http://evil.example/",
                "不明な端末 | Mozilla/5.0 (Linux; Android 14; http://evil.example Build/X) Evil/1.0",
            })
    void theDeviceIsNamedInWordsOfOurs(String words, String userAgent) {
        Member member = UNION.importSettled(ExpectedNotice.member("ja"));
        LoginClient client = ExpectedNotice.asked(member, "UPDATE_PASSWORD");
        ClassicHttpRequest post = FormPost.of(client.page(), new HashMap<>(RecoveryClient.newPassword("Kikyou-2027")))
                .request();
        post.setHeader("User-Agent", userAgent);
        client.follow(post);

        Mail mail = member.nextMail();

        assertThat(mail.text().lines()).contains("操作した端末：" + words);
        assertThat(mail.text()).doesNotContain("evil", "script");
        assertThat(Jsoup.parse(mail.html()).text()).contains("操作した端末：" + words + " ご本人が");
        assertThat(mail.html()).doesNotContain("evil", "script");
    }
}
