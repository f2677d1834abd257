package jp.kosmo.keycloak.it;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A member who answers rightly whatever page comes, until there is none to answer. */
final class Onward {

    private static final int MOST_PAGES = 15;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String RECOVERY = "a[href*=reset-credentials]";

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

    /** One who has forgotten the password asks for the mail and opens the link. */
    static Onward recovering(Member member) {
        var walk = new Onward(member);
        if (walk.opensLink()) {
            walk.go();
        }
        return walk;
    }

    private boolean opensLink() {
        look();
        if (browser.page().document().selectFirst(RECOVERY) == null) {
            return false;
        }
        browser.click(RECOVERY);
        look();
        if (browser.isDone() || !browser.page().id().equals("login-login-reset-password")) {
            return false;
        }
        browser.submit(Map.of("username", member.username()));
        look();
        Optional<Mail> mail =
                TestBed.mailbox().nextWithin(PATIENCE, member.spec().email());
        mail.ifPresent(arrived -> browser.get(URI.create(arrived.links().get(0))));
        return mail.isPresent();
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
            String before = pages.isEmpty() ? "" : pages.get(pages.size() - 1);
            look();
            // A page that comes again has refused what is right: the test says whether that is a stop.
            if (browser.page().id().equals(before) || !answer(browser.page())) {
                return;
            }
        }
    }

    private void look() {
        if (!browser.isDone()) {
            Page page = browser.page();
            worst = Math.max(worst, page.status());
            pages.add(page.id());
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
