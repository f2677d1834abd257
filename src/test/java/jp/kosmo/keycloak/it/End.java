package jp.kosmo.keycloak.it;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
record End(String name, String template, @Nullable String eventError, Way way) {

    static final End COOKIES_LOST = new End(
            "cookies lost",
            "error",
            "cookie_not_found",
            (browser, union) -> browser.reopen(Map.of()).keepsOnly().login("nobody1234", "wrong-password1"));

    static final End SUBMITTED_TWICE = new End("submitted twice", "login-page-expired", null, (browser, union) -> {
        Page login = browser.reopen(Map.of()).page();
        Member member = union.createMember(MemberSpec.newcomer());
        browser.login(member).post(address(login), Map.of("username", member.username()));
    });

    static final End STEP_BEFORE_ITS_TURN =
            new End("step before its turn", "login-page-expired", "invalid_code", (browser, union) -> {
                URI login = address(browser.reopen(Map.of()).page());
                browser.get(URI.create(login.toString().replace("/authenticate?", "/required-action?")));
            });

    static final End LINK_EXPIRED = new End("link expired", "error", "expired_code", (browser, union) -> {
        URI link = link(union.importSettled(MemberSpec.settled()), 1);
        long expiry = Instant.now().getEpochSecond() + 1;
        Awaitility.await("the link has expired").until(() -> Instant.now().getEpochSecond() > expiry);
        browser.get(link);
    });

    static final End LINK_GARBLED = new End(
            "link garbled",
            "error",
            "invalid_code",
            (browser, union) -> browser.get(page(union, "action-token?key=abc.def.ghi")));

    static final End LINK_OF_ANOTHER_UNION =
            new End("link of another union", "error", "not_allowed", (browser, union) -> {
                Union other = Union.kanekakenpo();
                URI link = link(other.importSettled(MemberSpec.settled()), 600);
                browser.get(URI.create(link.toString().replace(other.name(), union.name())));
            });

    static final End LINK_USED = new End("link used", "error", "expired_code", (browser, union) -> {
        URI link = link(union.importSettled(MemberSpec.settled()), 600);
        LoginClient elsewhere = LoginClient.open(union).get(link).click("#kc-info-message a");
        elsewhere.submit(Map.of("birthdate", "19801201"));
        browser.get(link);
    });

    static final End LINK_OF_A_LOCKED_MEMBER =
            new End("link of a locked member", "error", "user_disabled", (browser, union) -> {
                Member member = union.importSettled(MemberSpec.settled());
                URI link = link(member, 600);
                member.change(user -> user.setEnabled(false));
                browser.get(link);
            });

    static final End LINK_OF_SOMEBODY_ELSE =
            new End("link of somebody else", "error", "different_user_authenticated", (browser, union) -> {
                browser.reopen(Map.of())
                        .login(union.importSettled(MemberSpec.settled()))
                        .submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
                browser.get(link(union.importSettled(MemberSpec.settled()), 600));
            });

    static final End CLIENT_UNKNOWN = new End(
            "client unknown",
            "error",
            "client_not_found",
            (browser, union) -> browser.get(request(union, "client_id=portal", "client_id=gone")));

    static final End CLIENT_SWITCHED_OFF = new End(
            "client switched off", "error", "client_disabled", (browser, union) -> browser.reopenAccountConsole());

    static final End RETURN_ADDRESS_UNKNOWN = new End(
            "return address unknown",
            "error",
            "invalid_redirect_uri",
            (browser, union) -> browser.get(request(union, "%2Fcallback", "%2Felsewhere")));

    static final End LOGGED_OUT_TO_NOWHERE = new End(
            "logged out to nowhere",
            "error",
            "invalid_redirect_uri",
            (browser, union) -> browser.get(URI.create(union.endpoint("logout")
                    + "?client_id=portal&post_logout_redirect_uri=https%3A%2F%2Felsewhere.example")));

    static final End PAGE_UNKNOWN =
            new End("page unknown", "error", null, (browser, union) -> browser.get(page(union, "nowhere")));

    static final End RECORD_INCOMPLETE = new End(
            "record incomplete",
            "kosmo-stopped",
            "birthdate_missing",
            (browser, union) -> browser.reopen(Map.of())
                    .login(union.createMember(MemberSpec.newcomer().without("birthdate"))));

    static final List<End> ALL = List.of(
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
    Page reach(LoginClient browser, Union union) {
        way.walk(browser, union);
        return browser.page();
    }

    /** The page it is. */
    String pageId() {
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
