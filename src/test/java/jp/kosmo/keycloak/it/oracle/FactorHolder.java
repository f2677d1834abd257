package jp.kosmo.keycloak.it.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.client.SoftPasskey.Ceremony;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.apache.hc.core5.net.URIBuilder;
import org.awaitility.Awaitility;
import org.keycloak.models.utils.Base32;
import org.keycloak.representations.idm.UserSessionRepresentation;

/** A member with the devices and the browser at hand, who can answer every page about second factors. */
public final class FactorHolder {

    private final Member member;
    private final SoftPasskey passkey;
    private final String name;
    private FactorRules rules;
    private String otpSecret = MemberSpec.OTP_SECRET;
    private LoginClient browser;

    private FactorHolder(Member member, SoftPasskey passkey, FactorRules rules) {
        this.member = member;
        this.passkey = passkey;
        this.rules = rules;
        this.name = member.union() + ": " + rules;
        this.browser = LoginClient.open(member.union());
    }

    /** Makes a member who has done all the rest. */
    public static FactorHolder of(Union union, FactorRules rules, String... requiredActions) {
        var passkey = new SoftPasskey();
        var spec = MemberSpec.settled().withoutFactors();
        spec = rules.chosen().isEmpty() ? spec.without("mfaMethod") : spec.attribute("mfaMethod", rules.chosen());
        for (Factor factor : rules.held()) {
            String name = "device " + (spec.factors().size() + 1);
            spec = factor == Factor.OTP ? spec.otp(name, MemberSpec.OTP_SECRET) : spec.passkey(name, passkey);
        }
        return new FactorHolder(union.importAgreed(spec, requiredActions), passkey, rules);
    }

    /** The rules for what this member has chosen and holds by now. */
    public FactorRules rules() {
        return rules;
    }

    public LoginClient browser() {
        return browser;
    }

    public Member member() {
        return member;
    }

    public Union union() {
        return member.union();
    }

    /** Goes on in another browser. */
    public void takeBrowser(LoginClient another) {
        browser = another;
    }

    /** Which sessions the member has. */
    public List<String> sessions() {
        return member.admin().getUserSessions().stream()
                .map(UserSessionRepresentation::getId)
                .toList();
    }

    /**
     * Types the password, and the user ID where it is asked: once more while Keycloak still records the login before,
     * for until then it takes the next one for a second one at once.
     */
    public void typePassword() {
        Awaitility.await("the login page to let the member on").until(() -> {
            if (browser.page().field("username") == null) {
                browser.submit(Map.of("password", member.password()));
            } else {
                browser.login(member);
            }
            return browser.isDone() || !browser.page().id().equals("login-login");
        });
    }

    /** Chooses this method on the page for it. */
    public void choose(Factor factor) {
        browser.submit(Map.of("mfaMethod", factor.toString()));
        rules = rules.choosing(factor);
    }

    /** Shows what the page asks for. */
    public void show(Factor factor) {
        browser.submit(
                factor == Factor.OTP
                        ? Map.of("otp", Totp.now(otpSecret))
                        : passkey.assertion(Ceremony.of(browser.page())));
    }

    /** Sets up what the page is for and stays logged in elsewhere, though the page suggests otherwise. */
    public void setUp(Factor factor) {
        Page page = browser.page();
        if (factor == Factor.OTP) {
            String secret = page.document().expectFirst("[name=totpSecret]").val();
            otpSecret = Base32.encode(secret.getBytes(UTF_8));
            browser.post(
                    URI.create(page.actionOf("totp")),
                    Map.of("totpSecret", secret, "totp", Totp.now(otpSecret), "userLabel", "new phone"));
        } else {
            browser.post(
                    URI.create(page.actionOf("attestationObject")),
                    passkey.registration(Ceremony.of(page), "new finger"));
        }
        rules = rules.settingUp(factor);
    }

    /** The address of a set-up page in the login the browser is at. */
    public URI setUpAddress(Factor factor) {
        String here = browser.page()
                .document()
                .expectFirst("form[action*=/login-actions/]")
                .absUrl("action");
        try {
            return new URIBuilder(here.replace("/login-actions/authenticate", "/login-actions/required-action"))
                    .removeParameter("session_code")
                    .setParameter("execution", factor.setUpAction())
                    .build();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The combination the member was made with. */
    @Override
    public String toString() {
        return name;
    }
}
