package jp.kosmo.keycloak.it.attack;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Where a login can end.
 *
 * @param name for the report
 * @param template of the page
 * @param eventError the error of the event that explains the page; null when Keycloak writes none
 * @param way how a member gets there
 */
public record FlowEnd(
        String name, String template, @Nullable String eventError, Way way) {

    public static final FlowEnd COOKIES_LOST = new FlowEnd(
            "cookies lost",
            "error",
            "cookie_not_found",
            (browser, union) -> browser.reopen(Map.of()).keepsOnly().login("nobody1234", "wrong-password1"));

    static final FlowEnd SUBMITTED_TWICE =
            new FlowEnd("submitted twice", "login-page-expired", null, (browser, union) -> {
                Page login = browser.reopen(Map.of()).page();
                Member member = union.createMember(MemberSpec.newcomer());
                browser.login(member).post(address(login), Map.of("username", member.username()));
            });

    static final FlowEnd STEP_BEFORE_ITS_TURN =
            new FlowEnd("step before its turn", "login-page-expired", "invalid_code", (browser, union) -> {
                URI login = address(browser.reopen(Map.of()).page());
                browser.get(URI.create(login.toString().replace("/authenticate?", "/required-action?")));
            });

    static final FlowEnd LINK_EXPIRED = new FlowEnd("link expired", "error", "expired_code", (browser, union) -> {
        URI link = link(union.importSettled(MemberSpec.settled()), 1);
        long expiry = Instant.now().getEpochSecond() + 1;
        Awaitility.await("the link has expired").until(() -> Instant.now().getEpochSecond() > expiry);
        browser.get(link);
    });

    static final FlowEnd LINK_GARBLED = new FlowEnd(
            "link garbled",
            "error",
            "invalid_code",
            (browser, union) -> browser.get(page(union, "action-token?key=abc.def.ghi")));

    static final FlowEnd LINK_OF_ANOTHER_UNION =
            new FlowEnd("link of another union", "error", "not_allowed", (browser, union) -> {
                Union other = Union.kanekakenpo();
                URI link = link(other.importSettled(MemberSpec.settled()), 600);
                browser.get(URI.create(link.toString().replace(other.name(), union.name())));
            });

    static final FlowEnd LINK_USED = new FlowEnd("link used", "error", "expired_code", (browser, union) -> {
        URI link = link(union.importSettled(MemberSpec.settled()), 600);
        LoginClient elsewhere = LoginClient.open(union).get(link).click("#kc-info-message a");
        elsewhere.submit(Map.of("birthdate", "19801201"));
        browser.get(link);
    });

    static final FlowEnd LINK_OF_A_LOCKED_MEMBER =
            new FlowEnd("link of a locked member", "error", "user_disabled", (browser, union) -> {
                Member member = union.importSettled(MemberSpec.settled());
                URI link = link(member, 600);
                member.change(user -> user.setEnabled(false));
                browser.get(link);
            });

    static final FlowEnd LINK_OF_SOMEBODY_ELSE =
            new FlowEnd("link of somebody else", "kosmo-stopped", "different_user_authenticated", (browser, union) -> {
                browser.reopen(Map.of())
                        .login(union.importSettled(MemberSpec.settled()))
                        .submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
                browser.get(link(union.importSettled(MemberSpec.settled()), 600));
            });

    public static final FlowEnd CLIENT_UNKNOWN = new FlowEnd(
            "client unknown",
            "error",
            "client_not_found",
            (browser, union) -> browser.get(request(union, "client_id=portal", "client_id=gone")));

    static final FlowEnd CLIENT_SWITCHED_OFF = new FlowEnd(
            "client switched off", "error", "client_disabled", (browser, union) -> browser.reopenAccountConsole());

    static final FlowEnd RETURN_ADDRESS_UNKNOWN = new FlowEnd(
            "return address unknown",
            "error",
            "invalid_redirect_uri",
            (browser, union) -> browser.get(request(union, "%2Fcallback", "%2Felsewhere")));

    static final FlowEnd LOGGED_OUT_TO_NOWHERE = new FlowEnd(
            "logged out to nowhere",
            "error",
            "invalid_redirect_uri",
            (browser, union) -> browser.get(URI.create(union.endpoint("logout")
                    + "?client_id=portal&post_logout_redirect_uri=https%3A%2F%2Felsewhere.example")));

    public static final FlowEnd PAGE_UNKNOWN =
            new FlowEnd("page unknown", "error", null, (browser, union) -> browser.get(page(union, "nowhere")));

    public static final FlowEnd RECORD_INCOMPLETE = new FlowEnd(
            "record incomplete",
            "kosmo-stopped",
            "birthdate_missing",
            (browser, union) -> browser.reopen(Map.of())
                    .login(union.importMember(MemberSpec.newcomer().without("birthdate"), "kosmo-birthdate")));

    public static final List<FlowEnd> ALL = List.of(
            COOKIES_LOST,
            SUBMITTED_TWICE,
            STEP_BEFORE_ITS_TURN,
            LINK_EXPIRED,
            LINK_GARBLED,
            LINK_OF_ANOTHER_UNION,
            LINK_USED,
            LINK_OF_A_LOCKED_MEMBER,
            LINK_OF_SOMEBODY_ELSE,
            CLIENT_UNKNOWN,
            CLIENT_SWITCHED_OFF,
            RETURN_ADDRESS_UNKNOWN,
            LOGGED_OUT_TO_NOWHERE,
            PAGE_UNKNOWN,
            RECORD_INCOMPLETE);

    /** Takes this browser of a member there. */
    public Page reach(LoginClient browser, Union union) {
        way.walk(browser, union);
        return browser.page();
    }

    /** The page it is. */
    public String pageId() {
        return "login-" + template;
    }

    @Override
    public String toString() {
        return name;
    }

    private static URI address(Page login) {
        return URI.create(login.actionOf("username"));
    }

    /** The link of a mail that asks for the birthdate. */
    private static URI link(Member member, int seconds) {
        member.admin().executeActionsEmail(List.of("kosmo-birthdate"), seconds);
        return URI.create(member.nextMail().links().get(0));
    }

    private static URI page(Union union, String end) {
        return URI.create(union.loginUrl() + "/realms/" + union.name() + "/login-actions/" + end);
    }

    private static URI request(Union union, String part, String instead) {
        return URI.create(union.portalRequest(Map.of()).uri().toString().replace(part, instead));
    }

    /** What a member does. */
    interface Way {
        void walk(LoginClient browser, Union union);
    }
}
