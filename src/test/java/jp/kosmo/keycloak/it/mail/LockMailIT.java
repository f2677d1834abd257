package jp.kosmo.keycloak.it.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.kosmo.keycloak.it.attack.WrongTries;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import jp.kosmo.keycloak.it.harness.Mail;
import jp.kosmo.keycloak.it.harness.Metric;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A member who is locked reads it in a mail, once; the page where the lock came about says nothing. */
class LockMailIT {

    private static final Union UNION = Union.kanekakenpo();
    private static final String REFUSED = "無効なユーザ ID またはパスワードです。";

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void wrongPasswordsLockForAWhileAndTheMailSaysUntilWhen(String language) {
        Member member = UNION.importSettled(MemberSpec.settled().attribute("locale", language));
        assertThat(WrongTries.lock(member).page().fieldErrors().values()).containsExactly(REFUSED);

        Mail mail = member.nextMail();

        assertThat(mail.from()).isEqualTo("\"カネカ健康保険組合\" <info@kanekakenpo.example>");
        ZonedDateTime end = firstFreeMinute(member);
        if (language.equals("ja")) {
            String until = end.format(DateTimeFormatter.ofPattern("M月d日 H時mm分まで", Locale.JAPANESE));
            assertThat(mail.subject()).isEqualTo("アカウントがロックされました");
            assertThat(mail.text())
                    .startsWith("カネカ健康保険組合です。")
                    .contains("健○ 花○ 様のアカウント", "日時：2", until, "お問い合わせ先：カネカ健康保険組合");
            assertThat(mail.html()).contains("lang=\"ja\"", until, "お問い合わせ先：カネカ健康保険組合");
        } else {
            String until = end.format(DateTimeFormatter.ofPattern("H:mm '(Japan time) on' MMMM d", Locale.ENGLISH));
            assertThat(mail.subject()).isEqualTo("Your account has been locked");
            assertThat(mail.text()).contains("log in until " + until, "Contact: Kaneka Health Insurance Union");
            assertThat(mail.html())
                    .contains("lang=\"en\"", "log in until " + until, "Contact: Kaneka Health Insurance Union");
        }
        assertThat(mail.text() + mail.html()).doesNotContain(member.username(), "127.0.0.1", "{", "kosmo");
        assertThat(LoginClient.open(UNION).login(member).page().fieldErrors().values())
                .as("the right password while it lasts")
                .containsExactly(REFUSED);
    }

    @Test
    void wrongPasswordsWhileItLastsAreNoOtherMail() {
        Union union = Union.copyOf("kanekakenpo", "lockmailonce");
        Member member = UserIds.settled(union);
        WrongTries.lock(member);
        member.nextMail();

        for (int i = 0; i < 3; i++) {
            LoginClient.open(union).login(member.username(), "Mimosa-2027");
        }

        waitForTheMailsOf(union);
        assertThat(mails(member)).isEqualTo(1);
    }

    /** Strangers would lock members out for good; what grows instead is the time between two guesses. */
    @Test
    void wrongPasswordsNeverLockForGood() {
        Union union = Union.copyOf("kanekakenpo", "lockmailgrowing", realm -> {
            assertThat(realm.getWaitIncrementSeconds()).isEqualTo(900);
            assertThat(realm.getMaxFailureWaitSeconds()).isEqualTo(7200);
            // Keycloak tells of a lock only while it lasts: on a slow machine one of a second is not seen.
            realm.setWaitIncrementSeconds(3);
            realm.setMaxFailureWaitSeconds(9);
        });
        Member member = UserIds.settled(union);
        List<Long> pauses = new ArrayList<>();
        WrongTries.lock(member);
        pauses.add(pause(member));
        for (int more = 0; more < 3; more++) {
            Awaitility.await("end of the lock").until(() -> lockedUntil(member).isBefore(Instant.now()));
            WrongTries.password(member);
            pauses.add(pause(member));
        }

        assertThat(pauses).containsExactly(3L, 6L, 9L, 9L);
        assertThat(member.read().isEnabled()).isTrue();
        assertThat(member.events().types()).doesNotContain("USER_DISABLED_BY_PERMANENT_LOCKOUT");
        waitForTheMailsOf(union);
        assertThat(mails(member)).as("about locks of seconds").isZero();
        Awaitility.await("end of the lock").until(() -> lockedUntil(member).isBefore(Instant.now()));
        assertThat(LoginClient.open(union).login(member).isDone()).isTrue();
    }

    @Test
    void tooManyWrongCodesLockUntilTheUnionEndsIt() {
        Union union = Union.copyOf("kanekakenpo", "lockmailotp", realm -> realm.setFailureFactor(1000));
        Member member = union.importSettled(MemberSpec.settled().attribute("locale", "en"));
        var client = LoginClient.open(union, Map.of("ui_locales", "en")).login(member);
        for (int i = 0; i <= 20; i++) {
            assertThat(client.page().field("otp")).as("code %d", i).isEmpty();
            WrongTries.code(member, client);
        }

        Mail mail = member.nextMail();

        assertThat(mail.text()).contains("until your union unlocks it", "wrong password, one-time password or date");
        assertThat(member.read().isEnabled()).isFalse();
        assertThat(mails(member)).isEqualTo(1);
    }

    /** Nothing but the request says which language the newcomer reads. */
    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void wrongBirthdatesLockUntilTheUnionEndsIt(String language) {
        Member member = UNION.createMember(MemberSpec.newcomer());
        wrongBirthdates(member, language);

        Mail mail = member.nextMail();

        assertThat(mail.subject()).isEqualTo(language.equals("ja") ? "アカウントがロックされました" : "Your account has been locked");
        assertThat(mail.text() + mail.html()).doesNotContain("1980", "{");
    }

    @Test
    void isNotSentWhenTheUnionHasSwitchedItOff() {
        Union union = Union.copyOf("kanekakenpo", "lockmailoff");
        union.changeRequiredAction("kosmo-birthdate", Map.of("notice", "false"));
        union.changeAuthenticator("kosmo-browser", "kosmo-login", Map.of("notice", "false"));
        Member settled = UserIds.settled(union);
        Member newcomer = union.createMember(MemberSpec.newcomer());

        WrongTries.lock(settled);
        wrongBirthdates(newcomer, "ja");

        assertThat(settled.events().types()).contains("USER_DISABLED_BY_TEMPORARY_LOCKOUT");
        Member last = UserIds.settled(union);
        RecoveryClient.password(last);
        last.nextMail();
        assertThat(mails(settled) + mails(newcomer)).isZero();
    }

    @Test
    void nobodyWithoutAnAddressIsWrittenTo() {
        Union union = Union.copyOf("kanekakenpo", "lockmailnoaddress");
        Member member = union.importSettled(MemberSpec.settled().email(""));
        WrongTries.lock(member);
        assertThat(member.events().ofType("USER_DISABLED_BY_TEMPORARY_LOCKOUT").list())
                .hasSize(1);

        waitForTheMailsOf(union);

        assertThat(Metric.of("kosmo_mail_jobs_total", "realm=\"lockmailnoaddress\"", "outcome=\"done\""))
                .as("one look for each of two members, one mail")
                .isEqualTo(3);
        assertThat(Metric.of("kosmo_mail_jobs_total", "realm=\"lockmailnoaddress\""))
                .isEqualTo(3);
    }

    /** How many seconds the last wrong password has to be waited for; Keycloak writes the time down after the count. */
    private static long pause(Member member) {
        return Awaitility.await("the lock")
                .until(
                        () -> lockedUntil(member).getEpochSecond()
                                - Long.parseLong(String.valueOf(
                                                WrongTries.status(member).get("lastFailure")))
                                        / 1000,
                        seconds -> seconds > 0);
    }

    /** A union's mails go out one after the other: when a later one is there, no earlier one is still to come. */
    private static void waitForTheMailsOf(Union union) {
        Member newcomer = union.createMember(MemberSpec.newcomer());
        wrongBirthdates(newcomer, "ja");
        newcomer.nextMail();
    }

    private static void wrongBirthdates(Member newcomer, String language) {
        var client = LoginClient.open(newcomer.union(), Map.of("ui_locales", language))
                .login(newcomer);
        for (int i = 1; i <= WrongTries.LIMIT; i++) {
            client.submit(Map.of("birthdate", "1980110" + i));
        }
        assertThat(newcomer.events().errors()).contains("birthdate_locked");
    }

    private static int mails(Member member) {
        return TestBed.mailbox().all(member.spec().email()).size();
    }

    /** The first full minute, in Japan, in which the member may try again. */
    private static ZonedDateTime firstFreeMinute(Member member) {
        return lockedUntil(member)
                .plus(Duration.ofSeconds(59))
                .atZone(ZoneId.of("Asia/Tokyo"))
                .truncatedTo(ChronoUnit.MINUTES);
    }

    private static Instant lockedUntil(Member member) {
        return Instant.ofEpochSecond(
                Long.parseLong(String.valueOf(WrongTries.status(member).get("failedLoginNotBefore"))));
    }
}
