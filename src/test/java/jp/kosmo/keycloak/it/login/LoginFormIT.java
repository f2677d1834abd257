package jp.kosmo.keycloak.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.kosmo.keycloak.it.attack.WrongTries;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.UserSessionRepresentation;

/** The login form 「ログイン」: what it takes, and that it says the same of everything it refuses. */
class LoginFormIT {

    private static final Union UNION = Union.kanekakenpo();
    private static final String REFUSED = "無効なユーザ ID またはパスワードです。";

    @Test
    void showsTheScreenOfTheManual() {
        Page page = LoginClient.open(UNION).page();

        assertThat(page.heading()).isEqualTo("ログイン");
        assertThat(page.document().select("label").eachText()).contains("ユーザID", "パスワード", "ログイン状態の保存");
        assertThat(page.document().select("a").eachText()).contains("パスワードを忘れた方はこちら", "ポータルに戻る");
        assertThat(page.document().select("a:contains(ポータルに戻る)").attr("href")).isEqualTo(UNION.portalUrl() + "/");
        assertThat(page.document().select("#kc-login").text()).isEqualTo("ログイン");
        assertThat(page.text("details:not([open])"))
                .startsWith("はじめてログインする方へ")
                .contains("ユーザIDとパスワードの通知", "「資格情報のお知らせ」またはマイナポータルをご覧ください");
        assertThat(page.document().select("[data-password-toggle]")).hasSize(1);
        assertThat(page.document().select("a[href*=registration]")).isEmpty();
    }

    @Test
    void offersNoSelfRegistration() {
        var client = LoginClient.open(UNION);
        String register = client.page().actionOf("username").replace("/authenticate?", "/registration?");

        client.get(URI.create(register.replaceFirst("session_code=[^&]*&execution=[^&]*&", "")));

        assertThat(client.page().status()).isEqualTo(400);
        assertThat(client.page().document().select("form")).isEmpty();
    }

    /** Whatever the cause, the answer is the same page, field and words; only the log knows more. */
    @Test
    void saysTheSameWhateverTheCause() {
        Member member = member();
        Member locked = lockedForNow();
        Member lockedForGood = member();
        lockedForGood.change(user -> user.setEnabled(false));
        var pages = new LinkedHashMap<String, String>();

        pages.put("unknown ID", refused("nobody1234", "Mimosa-2026", "user_not_found"));
        pages.put("wrong password", refused(member.username(), "Mimosa-2027", "invalid_user_credentials"));
        pages.put("locked", refused(locked.username(), "Mimosa-2026", "user_temporarily_disabled"));
        pages.put("locked, wrong", refused(locked.username(), "Mimosa-2027", "user_temporarily_disabled"));
        pages.put("disabled", refused(lockedForGood.username(), "Mimosa-2026", "user_disabled"));
        pages.put("disabled, wrong", refused(lockedForGood.username(), "Mimosa-2027", "invalid_user_credentials"));

        String expected = pages.get("wrong password");
        assertThat(expected).contains(REFUSED, "何度試してもログインできないときは、15分以上待ってから", "「パスワードを忘れた方はこちら」から設定し直せます。");
        assertThat(pages).allSatisfy((cause, page) -> assertThat(page).as(cause).isEqualTo(expected));
    }

    /** What helps depends on the union, never on the member. */
    @Test
    void saysWhatHelpsInThisUnion() {
        Union union = Union.copyOf("kanekakenpo", "loginhelp", realm -> {
            realm.setWaitIncrementSeconds(90);
            realm.setResetPasswordAllowed(false);
        });
        assertThat(LoginClient.open(union).page().document().text()).doesNotContain("何度試しても");
        assertThat(LoginClient.open(union)
                        .login("nobody1234", "Mimosa-2026")
                        .page()
                        .document()
                        .text())
                .contains("2分以上待ってから")
                .doesNotContain("設定し直せます");
        union.change(realm -> {
            realm.setPermanentLockout(true);
            realm.setMaxTemporaryLockouts(0);
            realm.setResetPasswordAllowed(true);
        });
        assertThat(LoginClient.open(union)
                        .login("nobody1234", "Mimosa-2026")
                        .page()
                        .document()
                        .text())
                .contains("設定し直せます")
                .doesNotContain("待ってから");
    }

    /** Neither a wrong answer nor an answer about anybody: the field says that it is empty, for whomever it is. */
    @Test
    void asksForWhatIsMissingAndCountsNothing() {
        Member member = member();
        int errors = UNION.events().ofType("LOGIN_ERROR").list().size();
        for (String blank : List.of("", " \t", "\u3000\u200b")) {
            assertThat(errorsOf(blank, "Mimosa-2026")).containsExactly(Map.entry("username", "ユーザIDを入力してください。"));
            for (String userId : List.of(member.username(), "nobody1234")) {
                assertThat(errorsOf(userId, blank)).containsExactly(Map.entry("password", "パスワードを入力してください。"));
            }
            assertThat(errorsOf(blank, blank))
                    .containsExactlyInAnyOrder(
                            Map.entry("username", "ユーザIDを入力してください。"), Map.entry("password", "パスワードを入力してください。"));
        }

        assertThat(UNION.events().ofType("LOGIN_ERROR").list()).hasSize(errors);
    }

    private static Collection<Map.Entry<String, String>> errorsOf(String username, String password) {
        var page = LoginClient.open(UNION).login(username, password).page();
        assertThat(page.id()).isEqualTo("login-login");
        assertThat(page.field("password")).isEmpty();
        return page.fieldErrors().entrySet();
    }

    @Test
    void acceptsUpperCaseAndBlanksAroundTheId() {
        Member member = member();

        assertThat(LoginClient.open(UNION)
                        .login(member.username().toUpperCase(Locale.ROOT), member.password())
                        .isDone())
                .isTrue();
        assertThat(LoginClient.open(UNION)
                        .login(" " + member.username() + " ", member.password())
                        .isDone())
                .isTrue();
    }

    @Test
    void refusesTheEmailAddressAsId() {
        Member member = member();

        refused(member.spec().email(), member.password(), "user_not_found");
    }

    @Test
    void remembersTheLoginIfTicked() {
        Member member = member();
        var ticked = LoginClient.open(UNION)
                .submit(Map.of("username", member.username(), "password", member.password(), "rememberMe", "on"));
        assertThat(ticked.isDone()).isTrue();

        assertThat(member.admin().getUserSessions())
                .extracting(UserSessionRepresentation::isRememberMe)
                .containsExactly(true);
        member.admin().logout();
        assertThat(ticked.reopen(Map.of()).page().field("username"))
                .as("filled in at the next visit")
                .isEqualTo(member.username());
        assertThat(LoginClient.open(UNION).login(member).isDone()).isTrue();
        assertThat(member.admin().getUserSessions())
                .extracting(UserSessionRepresentation::isRememberMe)
                .containsExactly(false);
    }

    /** Neither a password nor the birthdate, right or wrong, ends up where operators can read it. */
    @Test
    void keepsSecretsOutOfEventsAndLog() {
        List<String> secrets = List.of("Himitsu-7351", "Machigai-8462", "Atarashii-9573", "19570314", "1957-03-14");
        Member member = UNION.createMember(
                MemberSpec.newcomer().temporaryPassword(secrets.get(0)).attribute("birthdate", "1957-03-14"));

        var client = LoginClient.open(UNION)
                .login(member.username(), secrets.get(1))
                .login(secrets.get(0), "typed into the wrong field")
                .login(member.username(), secrets.get(0))
                .submit(Map.of("birthdate", "19570315"))
                .submit(Map.of("birthdate", "19570314"))
                .submit(Map.of("decision", "accept"))
                .submit(Map.of("mfaMethod", "otp"))
                .submit(Map.of("password-new", "x" + secrets.get(3), "password-confirm", secrets.get(2)))
                .submit(Map.of("password-new", secrets.get(2), "password-confirm", secrets.get(2)))
                .submit(Map.of("email", member.spec().email()));
        assertThat(client.isDone()).isTrue();

        assertThat(TestBed.log()).noneMatch(line -> secrets.stream().anyMatch(line::contains));
        for (String secret : secrets) {
            assertThat(Database.count(
                            "select count(*) from event_entity where strpos(event_entity::text, ?) > 0", secret))
                    .isZero();
            assertThat(Database.count(
                            "select count(*) from admin_event_entity where strpos(admin_event_entity::text, ?) > 0",
                            secret))
                    .isZero();
        }
        assertThat(Database.count(
                        "select count(*) from event_entity where strpos(event_entity::text, ?) > 0", member.username()))
                .as("what the query finds at all")
                .isPositive();
    }

    private static Member member() {
        return UserIds.settled(UNION);
    }

    private static Member lockedForNow() {
        Member member = member();
        WrongTries.lock(member);
        return member;
    }

    /** The page without what differs from one login to the next, after checking the cause in the event. */
    private static String refused(String username, String password, String cause) {
        var client = LoginClient.open(UNION).login(username, password);
        assertThat(UNION.events().ofType("LOGIN_ERROR").list().get(0).getError())
                .isEqualTo(cause);
        assertThat(client.page().fieldErrors()).containsExactly(Map.entry("username", REFUSED));
        assertThat(client.page().field("username")).isEqualTo(username);
        assertThat(client.page().field("password")).isEmpty();
        client.page().document().select("input[name=username]").val("");
        client.page().document().select("script:not([src])").remove();
        return client.page().status()
                + client.page()
                        .document()
                        .html()
                        .replaceAll(
                                "(session_code|execution|tab_id|client_data)=[^&\"]*|data-login-hash=\"[^\"]*\"", "");
    }
}
