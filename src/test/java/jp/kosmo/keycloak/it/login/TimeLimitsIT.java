package jp.kosmo.keycloak.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import jp.kosmo.keycloak.it.attack.WrongTries;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Terms;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locks end by the second and days at midnight in Japan, seen by running the server's clock ahead. */
class TimeLimitsIT {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final Union UNION = Union.copyOf("kanekakenpo", "timelimits");

    @AfterEach
    void setClockRight() {
        TestBed.setClockAhead(Duration.ZERO);
    }

    @Test
    void aLockLastsForTheTimeSet() {
        int wait = UNION.admin().toRepresentation().getWaitIncrementSeconds();
        Member member = UNION.importSettled(MemberSpec.settled());
        WrongTries.lock(member);
        Instant end = Instant.ofEpochSecond(
                Long.parseLong(String.valueOf(WrongTries.status(member).get("failedLoginNotBefore"))));
        assertThat(Duration.between(Instant.now(), end))
                .isBetween(Duration.ofSeconds(wait - 30L), Duration.ofSeconds(wait));

        setClockTo(end.minusSeconds(10));
        assertThat(LoginClient.open(UNION).login(member).page().fieldErrors().values())
                .containsExactly("無効なユーザ ID またはパスワードです。");

        setClockTo(end.plusSeconds(1));
        LoginClient client = LoginClient.open(UNION).login(member);
        assertThat(client.page().id()).isEqualTo("login-login-otp");
        assertThat(client.submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET))).isDone())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 30})
    void theSetUpOfAFactorCanBePutOffUntilTheLastDayIsOver(int days) {
        UNION.changeAuthenticator("kosmo-browser", "kosmo-enrolment", Map.of("graceDays", String.valueOf(days)));
        Member member =
                UNION.importSettled(MemberSpec.settled().withoutFactors().attribute("mfaMethod", "otp"));
        LocalDate due = today();
        assertThat(LoginClient.open(UNION)
                        .login(member)
                        .submit(Map.of("later", "true"))
                        .isDone())
                .isTrue();
        assertThat(member.attribute("mfaDueSince")).isEqualTo(due.toString());

        setClockTo(endOf(due.plusDays(days - 1L)).minusSeconds(20));
        LoginClient lastDay = LoginClient.open(UNION).login(member);
        assertThat(lastDay.page().document().text()).contains("1日以内に設定してください");
        assertThat(lastDay.submit(Map.of("later", "true")).isDone()).isTrue();

        setClockTo(endOf(due.plusDays(days - 1L)).plusSeconds(1));
        LoginClient over = LoginClient.open(UNION).login(member);
        assertThat(over.page().id()).isEqualTo("login-login-config-totp");
        assertThat(over.page().document().select("[name=later]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30})
    void newTermsComeIntoForceAtMidnightAndCanBePutOffUntilTheLastDayIsOver(int days) {
        Union union = Union.copyOf("kanekakenpo", "timelimitsterms" + days);
        Member member =
                union.importSettled(MemberSpec.settled().withoutFactors().without("mfaMethod"));
        LocalDate effective = today().plusDays(2);
        Terms.publish(
                union,
                Map.of(
                        "version",
                        "2.0",
                        "textJa",
                        "規約",
                        "effectiveFrom",
                        effective.toString(),
                        "graceDays",
                        String.valueOf(days)));

        setClockTo(endOf(effective.minusDays(1)).minusSeconds(20));
        assertThat(LoginClient.open(union).login(member).isDone())
                .as("the evening before")
                .isTrue();

        if (days > 0) {
            setClockTo(endOf(effective.minusDays(1)).plusSeconds(1));
            isAsked(LoginClient.open(union).login(member), true);
            setClockTo(endOf(effective.plusDays(days - 1L)).minusSeconds(20));
            LoginClient lastDay = LoginClient.open(union).login(member);
            isAsked(lastDay, true);
            assertThat(lastDay.submit(Map.of("decision", "later")).isDone()).isTrue();
        }

        setClockTo(endOf(effective.plusDays(days - 1L)).plusSeconds(1));
        isAsked(LoginClient.open(union).login(member), false);
    }

    private static void isAsked(LoginClient client, boolean mayPutItOff) {
        assertThat(client.page().id()).isEqualTo(Terms.PAGE);
        assertThat(client.page().document().select("button[value=later]")).hasSize(mayPutItOff ? 1 : 0);
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(JAPAN).toInstant();
    }

    private static LocalDate today() {
        return LocalDate.now(JAPAN);
    }

    private static void setClockTo(Instant time) {
        TestBed.setClockAhead(Duration.between(Instant.now(), time));
    }
}
