package jp.kosmo.keycloak.it.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Mail;
import jp.kosmo.keycloak.it.harness.TestBed;
import jp.kosmo.keycloak.it.oracle.ExpectedNotice;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Members are told by mail what has changed about their accounts, once, and what to do if it was somebody else. */
class NoticeMailIT {

    private static final Union UNION = Union.kanekakenpo();
    private static final Union SILENT = Union.copyOf("kanekakenpo", "noticesoff");

    static {
        Stream.of(ExpectedNotice.values()).forEach(told -> told.switchOff(SILENT));
        SILENT.changeRequiredAction("UPDATE_EMAIL", Map.of("notice", "false"));
    }

    static Stream<Arguments> toldInBothLanguages() {
        return Stream.of(ExpectedNotice.values())
                .flatMap(told -> Stream.of("ja", "en").map(language -> Arguments.of(told, language)));
    }

    @ParameterizedTest
    @MethodSource("toldInBothLanguages")
    void saysWhatHappenedWhenAndWhatToDo(ExpectedNotice told, String language) {
        Member member = UNION.importSettled(ExpectedNotice.member(language));
        Instant before = Instant.now();
        told.happensTo(member);
        Instant after = Instant.now();

        Mail mail = member.nextMail();

        for (String part : parts(mail)) {
            assertThat(part)
                    .contains(told.words(language), told.device(), language.equals("ja") ? "健○ 花○ 様" : "健○ 花○")
                    .contains(language.equals("ja") ? "お心当たりがない場合は" : "If this was not you")
                    .contains(language.equals("ja") ? "お問い合わせ先：カネカ健康保険組合" : "Contact: Kaneka Health Insurance Union")
                    .contains(language.equals("ja") ? "不明な端末" : "an unknown device")
                    .doesNotContain(
                            member.username(),
                            member.read().getUsername(),
                            "健保 ",
                            "花子",
                            "127.0.0.1",
                            "{",
                            "kosmo",
                            "@");
            assertThat(Stream.of(before, after).map(moment -> time(moment, language)))
                    .anyMatch(part::contains);
        }
        assertThat(mail.html()).contains("lang=\"" + language + "\"");
        assertThat(mail.subject()).doesNotContain("kosmo", "{");
        assertNoMail(member, language);
    }

    @ParameterizedTest
    @EnumSource
    void isNotSentWhenTheUnionHasSwitchedItOff(ExpectedNotice told) {
        Member member = SILENT.importSettled(ExpectedNotice.member("ja"));

        told.happensTo(member);

        assertThat(member.events().list()).as("it has happened").isNotEmpty();
        assertNoMail(member, "ja");
    }

    @Test
    void aChangedAddressIsToldAtBothWithoutNamingTheOther() {
        Member member = UNION.importSettled(ExpectedNotice.member("ja"));
        String fresh = "new." + member.spec().email();
        ExpectedNotice.asked(member, "UPDATE_EMAIL").submit(Map.of("email", fresh));

        Mail old = member.nextMail();
        Mail now = TestBed.mailbox().next(fresh);

        parts(old)
                .forEach(part -> assertThat(part)
                        .contains("メールアドレスが変更されました。", "すぐに、下記のお問い合わせ先にご連絡ください。")
                        .doesNotContain("@"));
        parts(now)
                .forEach(part -> assertThat(part)
                        .contains("このメールアドレスが登録されました。", "すぐに、下記のお問い合わせ先にご連絡ください。")
                        .doesNotContain("@"));
        RecoveryClient.password(UNION, member.username());
        assertThat(TestBed.mailbox().next(fresh).links())
                .as("the mail asked for")
                .hasSize(1);
        assertThat(TestBed.mailbox().all(member.spec().email())).hasSize(1);
    }

    /** At the set-up of the one chosen before. */
    @Test
    void aMethodChosenOnTheWayIsToldToo() {
        Member member =
                UNION.importSettled(MemberSpec.settled().withoutFactors().attribute("mfaMethod", "passkey"));
        LoginClient.open(UNION).login(member).submit(Map.of("otherMethod", "otp"));

        assertThat(member.nextMail().text()).contains("認証方法が「OTP認証」に変更されました。");
        assertNoMail(member, "ja");
    }

    /** Password, new device, and what became of the old ones. */
    @Test
    void aRecoveryIsOneMailAboutAll() {
        Member member = UNION.importSettled(ExpectedNotice.member("ja"));
        ExpectedNotice.RECOVERY.happensTo(member);

        assertThat(member.nextMail().text())
                .containsSubsequence(
                        "「パスワードを忘れた方はこちら」のお手続きが完了しました。",
                        "パスワードが変更されました。",
                        "これまでのデバイスは、認証に使えなくなりました。",
                        "OTP認証のデバイスが追加されました。",
                        "デバイス名： new phone")
                .containsOnlyOnce("これまでのデバイス");
    }

    /** Keycloak puts a login of its own in the place of this one when it logs the others out. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aRecoveryThatLogsOtherSessionsOutIsOneMailToo(int sessions) {
        Member member = UNION.importSettled(ExpectedNotice.member("ja"));
        for (int i = 0; i < sessions; i++) {
            LoginClient open = LoginClient.open(UNION).login(member);
            assertThat(open.submit(Map.of(
                                    "otp",
                                    Totp.at(MemberSpec.OTP_SECRET, Instant.now().plusSeconds(i * 30L))))
                            .isDone())
                    .isTrue();
        }
        LoginClient client = RecoveryClient.password(member).get(RecoveryClient.link(member));
        client.submit(Map.of("totp", Totp.now(Totp.key(client)), "userLabel", "new phone", "logout-sessions", "on"));
        Map<String, String> password = new HashMap<>(RecoveryClient.newPassword("Kikyou-2027"));
        password.put("logout-sessions", "on");
        client.submit(password);
        assertThat(member.admin().getUserSessions()).as("the others are out").hasSizeLessThanOrEqualTo(1);

        assertThat(member.nextMail().text())
                .contains("「パスワードを忘れた方はこちら」のお手続きが完了しました。", "パスワードが変更されました。", "デバイス名： new phone");
        assertNoMail(member, "ja");
        assertThat(TestBed.mailbox().all(member.spec().email()))
                .as("link, recovery, link")
                .hasSize(3);
    }

    /** Asked for a mail by a link, the member gets it next: no other mail was on the way, for a union sends them in turn. */
    private static void assertNoMail(Member member, String language) {
        RecoveryClient.password(member.union(), member.read().getUsername());
        assertThat(member.nextMail().subject())
                .isEqualTo(language.equals("ja") ? "パスワード再設定のご案内" : "How to set a new password");
    }

    /** As people read it, in both parts. */
    private static List<String> parts(Mail mail) {
        return List.of(mail.text(), Jsoup.parse(mail.html()).text());
    }

    private static String time(Instant moment, String language) {
        ZonedDateTime then = moment.atZone(ZoneId.of("Asia/Tokyo"));
        return language.equals("ja")
                ? then.format(DateTimeFormatter.ofPattern("yyyy年M月d日 H時mm分", Locale.JAPANESE))
                : then.format(DateTimeFormatter.ofPattern("H:mm 'on' MMMM d, yyyy", Locale.ENGLISH));
    }
}
