package jp.kosmo.keycloak.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.it.attack.ParkedLogins;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.ParallelRequests;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.MemberState;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request that would wait for other requests of the same member gives up soon, and the member loses nothing by it. */
class BusyMemberIT {

    private static final Map<String, String> RIGHT = Map.of("birthdate", "19801201");

    @ParameterizedTest
    @CsvSource({
        "kosmo-birthdate, birthdate, 19801201",
        "kosmo-user-id, mfaMethod, otp",
        "UPDATE_PASSWORD, password-new, Sakura-2026",
        "UPDATE_EMAIL, email, busy@member.example",
        "CONFIGURE_TOTP, userLabel, phone"
    })
    void waitsThreeSecondsForTheRowAtEveryStep(String action, String field, String value) throws SQLException {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled(), action);
        LoginClient browser = ParkedLogins.through(LoginClient.open(member.union()), member);
        String step = browser.page().id();
        List<String> before = MemberState.of(member);

        try (Connection other = lockRow(member)) {
            long begun = System.nanoTime();
            Http.Answer answer = browser.answerTo(Map.of(field, value));

            assertThat(answer.status()).isEqualTo(429);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
            var page = Jsoup.parse(answer.body(), answer.uri().toString());
            assertThat(page.text()).contains("少しお待ちください", "続ける");
            assertThat(MemberState.of(member)).isEqualTo(before);
            other.rollback();
            browser.get(URI.create(page.select("a:containsOwn(続ける)").attr("abs:href")));
        }

        assertThat(browser.page().id())
                .as("the member goes on where the step is")
                .isEqualTo(step);
    }

    @Test
    void aThirdRequestDoesNotWaitAtAll() throws SQLException {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled().withoutFactors(), "kosmo-birthdate");
        List<LoginClient> browsers = IntStream.range(0, 6)
                .mapToObj(number -> LoginClient.open(member.union()).login(member))
                .toList();

        try (Connection other = lockRow(member)) {
            List<Integer> answers = ParallelRequests.run(6, number -> {
                long begun = System.nanoTime();
                int status = browsers.get(number).answerTo(RIGHT).status();
                return status == 429 && System.nanoTime() - begun < 2_000_000_000L ? 0 : status;
            });
            other.rollback();

            assertThat(answers)
                    .filteredOn(status -> status == 0)
                    .as("told at once")
                    .hasSize(4);
            assertThat(answers)
                    .filteredOn(status -> status == 429)
                    .as("waited first")
                    .hasSize(2);
        }
        assertThat(LoginClient.open(member.union())
                        .login(member)
                        .submit(RIGHT)
                        .page()
                        .id())
                .as("and then nobody is in the way")
                .isEqualTo("login-login-config-totp");
    }

    /** Until the connection is closed. */
    private static Connection lockRow(Member member) throws SQLException {
        Connection connection = TestBed.database().getConnection();
        connection.setAutoCommit(false);
        try (var lock = connection.prepareStatement("select id from user_entity where id = ? for update")) {
            lock.setString(1, member.id());
            lock.executeQuery();
        }
        return connection;
    }
}
