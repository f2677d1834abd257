package jp.kosmo.keycloak.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.Union;

/** A step of the first login, in the order of the manuals, and how a member who makes no mistake does it. */
enum Step {
    BIRTHDATE("kosmo-birthdate") {
        @Override
        void fillIn(Walker member) {
            member.types("birthdate", "19801201");
            member.submits("birthdate");
        }
    },
    TERMS("kosmo-terms") {
        @Override
        void fillIn(Walker member) {
            member.page().locator("button[value=accept]").click();
        }
    },
    USER_ID("kosmo-user-id") {
        @Override
        void fillIn(Walker member) {
            String chosen = "hanako" + member.field("username").inputValue().replaceAll("\\D", "");
            member.types("username", chosen);
            FactorPages.choosesMethod(member, "otp");
            member.submits("mfaMethod");
            member.remembersUserId(chosen);
        }
    },
    /** Here only where the union enrols in the same login. */
    OTP_SETUP("login-config-totp") {
        @Override
        void fillIn(Walker member) {
            member.uses(OtpApp.scanning(member.page()));
            member.types("userLabel", "わたしのスマートフォン");
            FactorPages.sendsCode(member, "totp", member.app().code());
        }
    },
    PASSWORD("login-update-password") {
        @Override
        void fillIn(Walker member) {
            member.types("password-new", "Sakura-2026");
            member.types("password-confirm", "Sakura-2026");
            member.submits("password-new");
            member.remembersPassword("Sakura-2026");
        }
    },
    EMAIL("update-email") {
        @Override
        void fillIn(Walker member) {
            member.submits("email");
            if (isHardened(member.union())) {
                member.sees("info");
                // A member who broke off and has set the password in a login of its own is told of that first.
                String link = Stream.generate(member.member()::nextMail)
                        .flatMap(mail -> mail.actionLinks().stream())
                        .findFirst()
                        .orElseThrow();
                member.page().navigate(link);
            }
        }
    };

    private final String template;

    Step(String template) {
        this.template = template;
    }

    /** The steps of a union, first to last. */
    static List<Step> of(Union union) {
        return Arrays.stream(values())
                .filter(step -> step != OTP_SETUP || isHardened(union))
                .toList();
    }

    /** Enrols in the first login, and confirms addresses by mail. */
    static boolean isHardened(Union union) {
        return union.name().startsWith("daiwakenpo");
    }

    /** Whether the second factor is set up in the first login: so the union wants it, or others may know the password. */
    static boolean areSixFor(Member member) {
        return isHardened(member.union()) || member.password().isEmpty();
    }

    /** Goes on from the last page of a first login, which asks nothing, if it is there, or waits for the portal. */
    static void passesEnd(Page page) {
        Locator goesOn = page.locator("button[name=go-on]");
        page.locator("header .name").or(goesOn).first().waitFor();
        if (goesOn.count() > 0) {
            goesOn.click();
        }
    }

    /** Name of the page's template. */
    String template() {
        return template;
    }

    /** Name of its pictures. */
    String screen() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Fills in the page in front of the member and sends it. */
    abstract void fillIn(Walker member);
}
