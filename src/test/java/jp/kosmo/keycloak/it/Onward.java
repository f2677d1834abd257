package jp.kosmo.keycloak.it;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A member who answers rightly whatever page comes, until there is none to answer. */
final class Onward {

    private static final int MOST_PAGES = 15;

    private final Member member;
    private final LoginClient browser;
    private final List<String> pages = new ArrayList<>();
    private String secret = MemberSpec.OTP_SECRET;
    private int worst;

    private Onward(Member member) {
        this.member = member;
        this.browser = LoginClient.open(member.union());
    }

    static Onward of(Member member) {
        var walk = new Onward(member);
        walk.go();
        return walk;
    }

    /** The pages seen, in order. */
    List<String> pages() {
        return pages;
    }

    /** Whether it ended at the portal. */
    boolean arrived() {
        return browser.isDone() && browser.outcome().parameter("code").isPresent();
    }

    /** The highest status of a page. */
    int worst() {
        return worst;
    }

    private void go() {
        while (!browser.isDone() && pages.size() < MOST_PAGES) {
            Page page = browser.page();
            worst = Math.max(worst, page.status());
            if (!pages.isEmpty() && pages.get(pages.size() - 1).equals(page.id())) {
                return; // refused what is right: the test says whether that is a stop
            }
            pages.add(page.id());
            if (!answer(page)) {
                return;
            }
        }
    }

    private boolean answer(Page page) {
        switch (page.id()) {
            case "login-login" -> browser.login(member);
            case "login-login-otp" -> browser.submit(Map.of("otp", Totp.now(secret)));
            case "login-kosmo-birthdate" -> browser.submit(Map.of("birthdate", "19801201"));
            case "login-kosmo-terms" -> browser.submit(Map.of("decision", "accept"));
            case "login-kosmo-user-id" ->
                browser.submit(Map.of(
                        "mfaMethod",
                        page.document().selectFirst("[name=mfaMethod][value=otp], option[value=otp]") == null
                                ? "passkey"
                                : "otp"));
            case "login-login-config-totp" -> {
                secret = Totp.key(browser);
                browser.submit(Map.of("totp", Totp.now(secret), "userLabel", "phone"));
            }
            case "login-webauthn-register" ->
                browser.post(
                        URI.create(page.actionOf("attestationObject")),
                        MemberSpec.PASSKEY.registration(SoftPasskey.Ceremony.of(page), "finger"));
            case "login-login-update-password" ->
                browser.submit(Map.of("password-new", "Sakura-2027", "password-confirm", "Sakura-2027"));
            case "login-update-email" ->
                browser.submit(Map.of("email", member.spec().email()));
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return pages + (arrived() ? " > portal" : " > " + browserState());
    }

    private String browserState() {
        return browser.isDone() ? browser.outcome().toString() : browser.page().toString();
    }
}
