package jp.kosmo.keycloak.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Mail;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.RealmRepresentation;

/** The mails to a member who has forgotten password or user ID, read as they arrive. */
class RecoveryMailIT {

    private static final Map<String, Map<String, String>> DESK = Map.of(
            "ja",
            Map.of(
                    "kosmo.desk.name", "カネカ健保 <適用課> & 相談室",
                    "kosmo.desk.phone", "03-0000-0000",
                    "kosmo.desk.hours", "平日 9:00～17:00",
                    "kosmo.desk.url", "https://desk.example/?a=1&b=2"),
            "en",
            Map.of(
                    "kosmo.desk.name", "Kaneka Kenpo <desk> & more",
                    "kosmo.desk.phone", "03-0000-0000",
                    "kosmo.desk.hours", "9 to 5",
                    "kosmo.desk.url", "https://desk.example/?a=1&b=2"));
    private static final Union UNION = Union.copyOf("kanekakenpo", "recoverymail", RecoveryMailIT::setDesk);
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    /** The language on the member's record counts, or else the page's. */
    @ParameterizedTest
    @CsvSource({"ja, en, ja", "en, ja, en", ", en, en", ", ja, ja"})
    void ofAForgottenPasswordIsInTheMembersLanguage(@Nullable String recorded, String ofThePage, String expected) {
        Member member = member(recorded);
        LoginClient.open(UNION, Map.of("ui_locales", ofThePage))
                .click("a[href*=reset-credentials]")
                .submit(Map.of("username", member.username()));

        Mail mail = member.nextMail();

        boolean english = "en".equals(expected);
        assertThat(mail.subject()).isEqualTo(english ? "How to set a new password" : "パスワード再設定のご案内");
        assertThat(mail.html()).contains("<html lang=\"" + expected + "\"", english ? "Reset password" : "パスワードをリセット");
        namesSenderAndDesk(mail, expected);
        assertThat(mail.links()).hasSize(2).endsWith("https://desk.example/?a=1&b=2");
        String link = mail.links().get(0);
        assertThat(link).startsWith(UNION.loginUrl() + "/realms/recoverymail/login-actions/action-token?");
        assertThat(ADDRESS.matcher(mail.text()).results().map(match -> match.group()))
                .containsExactly(link, "https://desk.example/?a=1&b=2");
        assertThat(LoginClient.open(UNION).get(URI.create(link)).page().id()).isEqualTo("login-login-config-totp");
    }

    @ParameterizedTest
    @CsvSource({"ja, en, ja", "en, ja, en", ", en, en", ", ja, ja"})
    void ofAForgottenUserIdIsInTheMembersLanguage(@Nullable String recorded, String ofThePage, String expected) {
        Member member = member(recorded);
        form(Map.of("ui_locales", ofThePage))
                .submit(Map.of("birthdate", "19801201", "email", member.spec().email()));

        Mail mail = member.nextMail();

        boolean english = "en".equals(expected);
        assertThat(mail.subject()).isEqualTo(english ? "Your user ID" : "ユーザIDのご案内");
        for (String part : List.of(mail.text(), mail.html())) {
            assertThat(part).contains((english ? "User ID: " : "ユーザID：") + member.username());
        }
        assertThat(mail.html()).contains("<html lang=\"" + expected + "\"");
        namesSenderAndDesk(mail, expected);
        assertThat(mail.links()).containsExactly(UNION.portalUrl() + "/", "https://desk.example/?a=1&b=2");
    }

    /** Neither as markup nor as a header nor as a place for another value. */
    @Test
    void saysWhatIsOnTheRecordLiterally() {
        Member member = UNION.importSettled(MemberSpec.named("o'brien{0}<i>&amp;")
                .email("obrien@member.example")
                .permanentPassword("Mimosa-2026")
                .attribute("displayName", "<img/src=x> {0} ${1+1}\r\nBcc: evil@evil.example"));
        form(Map.of()).submit(Map.of("birthdate", "19801201", "email", "obrien@member.example"));

        Mail mail = member.nextMail();

        assertThat(mail.text()).contains("ユーザID：o'brien{0}<i>&amp; （<○ {○ $○ B. e. 様）");
        assertThat(mail.html())
                .contains("ユーザID：o&#39;brien{0}&lt;i&gt;&amp;amp; （&lt;○ {○ $○ B. e. 様）")
                .doesNotContain("<i>", "<img");
        assertThat(mail.subject()).isEqualTo("ユーザIDのご案内");
        assertThat(TestBed.mailbox().all("evil@evil.example")).isEmpty();
    }

    @Test
    void goesToNobodyButTheAddressOnTheRecord() {
        Member member = member("ja");
        String address = member.spec().email();
        var client = form(Map.of());

        client.submit(Map.of("birthdate", "19801201", "email", address + "\r\nBcc: evil@evil.example"));
        assertThat(client.page().fieldErrors()).containsOnlyKeys("email");
        client.submit(Map.of("birthdate", "19801201", "email", "\"<b>{0}</b>\"@member.example"));
        assertThat(client.page().alert()).contains("あなたのメールアドレス : \"<b>{0}</b>\"@member.example");
        assertThat(client.page().html()).doesNotContain("<b>");
        form(Map.of()).submit(Map.of("birthdate", "19801201", "email", address.toUpperCase(Locale.ROOT)));

        assertThat(member.nextMail().text()).contains(member.username());
        assertThat(TestBed.mailbox().all(address)).hasSize(1);
        assertThat(TestBed.mailbox().all("evil@evil.example")).isEmpty();
        assertThat(TestBed.mailbox().all("\"<b>{0}</b>\"@member.example")).isEmpty();
    }

    private static void namesSenderAndDesk(Mail mail, String language) {
        Map<String, String> desk = Objects.requireNonNull(DESK.get(language));
        assertThat(mail.from()).isEqualTo("\"カネカ健康保険組合\" <info@" + UNION.name() + ".example>");
        assertThat(mail.text()).contains("カネカ健康保険組合").contains(desk.values());
        assertThat(Jsoup.parse(mail.html()).text()).contains("カネカ健康保険組合").contains(desk.values());
    }

    private static Member member(@Nullable String locale) {
        MemberSpec settled = MemberSpec.settled();
        return UNION.importSettled(locale == null ? settled : settled.attribute("locale", locale));
    }

    private static LoginClient form(Map<String, String> parameters) {
        return RecoveryClient.userId(LoginClient.open(UNION, parameters));
    }

    private static void setDesk(RealmRepresentation realm) {
        Map<String, Map<String, String>> texts = Objects.requireNonNull(realm.getLocalizationTexts());
        DESK.forEach(
                (language, desk) -> Objects.requireNonNull(texts.get(language)).putAll(desk));
    }
}
