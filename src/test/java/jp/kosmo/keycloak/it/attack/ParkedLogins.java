package jp.kosmo.keycloak.it.attack;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.OtpCodes;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;

/** Brings logins to a step, in each way a login can get there, and leaves them there. */
public final class ParkedLogins {

    private static final Union UNION = Union.copyOf("kanekakenpo", "parking");

    private ParkedLogins() {}

    /** How the login that waits began. */
    public enum Begun {
        /** With user ID, password and factor, for a step on the member's record. */
        FRESH,
        /** In a session that was there already. */
        IN_A_SESSION,
        /** By the link in a mail that an administrator has sent. */
        BY_MAIL
    }

    /** Where a login can wait. */
    public enum Step {
        BIRTHDATE("kosmo-birthdate", "login-kosmo-birthdate", Map.of("birthdate", "19801201")),
        TERMS("kosmo-terms", "login-kosmo-terms", Map.of("decision", "accept")),
        USER_ID("kosmo-user-id", "login-kosmo-user-id", Map.of("mfaMethod", "otp")),
        OTP_SET_UP("CONFIGURE_TOTP", "login-login-config-totp", Map.of("userLabel", "stranger")) {
            @Override
            public Map<String, String> fields(LoginClient login, Member member) {
                return Map.of("totp", Totp.now(Totp.key(login)), "userLabel", "stranger");
            }
        },
        PASSKEY_SET_UP("webauthn-register", "login-webauthn-register", Map.of()) {
            @Override
            public Map<String, String> fields(LoginClient login, Member member) {
                return new SoftPasskey().registration(SoftPasskey.Ceremony.of(login.page()), "another passkey");
            }
        },
        PASSWORD(
                "UPDATE_PASSWORD",
                "login-login-update-password",
                Map.of("password-new", "Yosomono-2027", "password-confirm", "Yosomono-2027")),
        EMAIL("UPDATE_EMAIL", "login-update-email", Map.of("email", "stranger@evil.example")),
        DEVICE_REMOVAL("delete_credential", "login-delete-credential", Map.of("accept", "")),
        OTP_LOGIN("", "login-login-otp", Map.of()) {
            @Override
            public Map<String, String> fields(LoginClient login, Member member) {
                return Map.of("otp", Totp.now(MemberSpec.OTP_SECRET));
            }
        };

        private static final List<Step> ASKED_FOR_BY_MEMBERS =
                List.of(OTP_SET_UP, PASSKEY_SET_UP, PASSWORD, EMAIL, DEVICE_REMOVAL);

        private final String action;
        private final String page;

        @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
        private final Map<String, String> fields;

        Step(String action, String page, Map<String, String> fields) {
            this.action = action;
            this.page = page;
            this.fields = fields;
        }

        /** A right answer to the page, made while the page was good. */
        public Map<String, String> fields(LoginClient login, Member member) {
            return fields;
        }

        private boolean setsUp() {
            return this == OTP_SET_UP || this == PASSKEY_SET_UP;
        }

        public boolean isReachedBy(Begun begun) {
            return switch (this) {
                case OTP_LOGIN -> begun == Begun.FRESH;
                case DEVICE_REMOVAL -> begun != Begun.BY_MAIL;
                case TERMS -> begun != Begun.BY_MAIL;
                default -> true;
            };
        }

        /** Whether the member has a factor when the login waits; by mail nobody adds one to a factor not shown. */
        boolean hasFactor(Begun begun) {
            return begun != Begun.BY_MAIL || !setsUp();
        }
    }

    /** Where all of them wait. */
    public static Union union() {
        return UNION;
    }

    /** Somebody for whom this step can be due. */
    public static Member member(Step step, Begun begun) {
        MemberSpec spec = step.hasFactor(begun)
                ? MemberSpec.settled()
                : MemberSpec.settled().withoutFactors();
        if (step == Step.DEVICE_REMOVAL) {
            spec = spec.otp("old phone", "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU");
        }
        return UNION.importSettled(spec);
    }

    /** A login of the member that waits at the page of the step. */
    public static LoginClient at(Step step, Begun begun, Member member) {
        LoginClient login = switch (begun) {
            case FRESH -> fresh(step, member);
            case IN_A_SESSION -> inSession(step, member);
            case BY_MAIL -> byMail(step, member);
        };
        if (!step.page.equals(login.page().id())) {
            throw new IllegalStateException("not at " + step + " but on " + login.page());
        }
        return login;
    }

    private static LoginClient fresh(Step step, Member member) {
        if (step == Step.OTP_LOGIN) {
            return LoginClient.open(UNION).login(member);
        }
        if (step == Step.DEVICE_REMOVAL) {
            return through(LoginClient.open(UNION, asking(step, member)), member);
        }
        makeDue(step, member);
        return through(LoginClient.open(UNION), member);
    }

    private static LoginClient inSession(Step step, Member member) {
        LoginClient browser = through(LoginClient.open(UNION), member);
        browser.tokens();
        if (Step.ASKED_FOR_BY_MEMBERS.contains(step)) {
            return through(browser.reopen(asking(step, member)), member);
        }
        makeDue(step, member);
        return browser.reopen(Map.of());
    }

    private static LoginClient byMail(Step step, Member member) {
        member.admin().executeActionsEmail(List.of(step.action));
        var browser = LoginClient.open(UNION);
        browser.get(URI.create(member.nextMail().links().get(0)));
        return step.page.equals(browser.page().id()) ? browser : browser.click("#kc-info-message a, main a");
    }

    private static Map<String, String> asking(Step step, Member member) {
        return Map.of(
                "kc_action",
                step == Step.DEVICE_REMOVAL ? step.action + ":" + member.device("old phone") : step.action);
    }

    private static void makeDue(Step step, Member member) {
        if (step == Step.TERMS) {
            Database.update("delete from user_attribute where user_id = ? and name = 'agreedTerms'", member.id());
            UNION.admin().clearUserCache();
        } else {
            member.change(user -> user.setRequiredActions(List.of(step.action)));
        }
    }

    /** Password and code, as far as they are asked for. */
    public static LoginClient through(LoginClient browser, Member member) {
        if (!browser.isDone() && "login-login".equals(browser.page().id())) {
            browser.submit(
                    browser.page().field("username") == null
                            ? Map.of("password", member.password())
                            : Map.of("username", member.username(), "password", member.password()));
        }
        return !browser.isDone() && "login-login-otp".equals(browser.page().id())
                ? browser.submit(Map.of("otp", OtpCodes.fresh(member)))
                : browser;
    }

    /** Does every step that is shown, with these answers where they fit, until the portal is reached. */
    static LoginClient walk(LoginClient browser, Member member, Map<String, String> answers) {
        through(browser, member);
        for (int steps = 0; steps < 8 && !browser.isDone(); steps++) {
            String page = browser.page().id();
            Step step = Stream.of(Step.values())
                    .filter(candidate -> candidate.page.equals(page))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(browser.page().toString()));
            boolean fits =
                    answers.keySet().stream().allMatch(field -> browser.page().field(field) != null);
            browser.submit(fits ? answers : step.fields(browser, member));
        }
        return browser;
    }

    /** Where the form of this page posts to. */
    public static URI actionOf(Page page, Map<String, String> fields) {
        return URI.create(page.actionOf(fields.keySet().iterator().next()));
    }
}
