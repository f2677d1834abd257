package jp.kosmo.keycloak.browser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;

/** Weighs the pages of a first login in a browser that has never been here, and the account page in one that has just logged in. */
public final class LoginWeight {

    private static final String SHOWS =
            "text => document.body.innerText.includes(text) || [...document.querySelectorAll('input')].some(field => field.value === text)";

    private LoginWeight() {}

    /**
     * Every page that a first login has, whichever factor is chosen and wherever it is set up; where pages of one name differ, the heaviest.
     *
     * @param hardened sets the factor up in the first login
     * @param manual sets it up in the second one, and says so at the end of the first
     */
    public static Map<String, PageWeight> of(Union hardened, Union manual) {
        Map<String, PageWeight> weights = new LinkedHashMap<>();
        Stream.of(
                        firstLogin(newcomer(hardened), Screen.ofAFirstLogin(Screen.APP, Screen.KEY, Screen.MAILED)),
                        firstLogin(newcomer(hardened), Screen.ofAFirstLogin(Screen.PASSKEY, Screen.MAILED)),
                        firstLogin(newcomer(manual), Screen.ofAFirstLogin(Screen.END)))
                .flatMap(login -> login.entrySet().stream())
                .forEach(page -> weights.merge(page.getKey(), page.getValue(), PageWeight::heavier));
        weights.put("account", account(hardened.importSettled(MemberSpec.settled())));
        return weights;
    }

    /** Of a realm that has no more than Keycloak's own steps. */
    public static Map<String, PageWeight> ofStock(Union realm) {
        Map<String, PageWeight> weights = firstLogin(
                realm.importSettled(
                        MemberSpec.settled().withoutFactors(), "CONFIGURE_TOTP", "UPDATE_PASSWORD", "UPDATE_EMAIL"),
                List.of(Screen.APP, Screen.KEY, Screen.of(Step.PASSWORD), Screen.of(Step.EMAIL)));
        weights.put("account", account(realm.importSettled(MemberSpec.settled())));
        return weights;
    }

    private static Member newcomer(Union union) {
        return union.createMember(MemberSpec.newcomer());
    }

    /** The login page and each page after it, with what is not yet in the browser's cache; by name of the page. */
    private static Map<String, PageWeight> firstLogin(Member member, List<Screen> screens) {
        return inBrowser(member, walker -> {
            Map<String, PageWeight> weights = new LinkedHashMap<>();
            var traffic = new Traffic(walker.page());
            walker.asksFor(Map.of());
            weights.put("login", traffic.of("login"));
            walker.givesPassword();
            Map<String, Screen> left =
                    screens.stream().collect(Collectors.toMap(Screen::selector, Function.identity()));
            while (!left.isEmpty()) {
                // Keycloak and we have them in another order.
                walker.page().waitForSelector(String.join(",", left.keySet()));
                Screen screen = Objects.requireNonNull(left.remove(left.keySet().stream()
                        .filter(selector -> walker.page().locator(selector).count() == 1)
                        .findFirst()
                        .orElseThrow()));
                weights.put(screen.name(), traffic.of(screen.name()));
                screen.goOn().accept(walker);
            }
            return weights;
        });
    }

    /** The account page of a member who has logged in to the portal before. */
    private static PageWeight account(Member member) {
        return inBrowser(member, walker -> {
            walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
            walker.asksFor(Map.of());
            walker.signsIn();
            // Away from Keycloak; a server without the bundle may have no portal there.
            walker.page()
                    .waitForCondition(
                            () -> !walker.page().url().startsWith(walker.union().loginUrl()));
            var traffic = new Traffic(walker.page());
            walker.page().navigate(walker.union().accountUrl());
            walker.page().waitForFunction(SHOWS, member.spec().email());
            return traffic.soFar("account");
        });
    }

    private static <T> T inBrowser(Member member, Function<Walker, T> walk) {
        var walker = new Walker(member, Chromium.open(Device.PHONE), Device.PHONE);
        try {
            return walk.apply(walker);
        } finally {
            walker.page().context().close();
        }
    }

    /**
     * A page, and how a member goes on from there.
     *
     * @param selector of what no other page of this login has
     */
    private record Screen(String name, String selector, Consumer<Walker> goOn) {

        /** Looks at the key, too, which not every member does. */
        static final Screen APP = new Screen(
                "login-config-totp",
                "#mode-manual",
                walker -> walker.page().locator("#mode-manual").click());

        static final Screen KEY = new Screen("the same with the key", "#mode-barcode", walker -> {
            walker.uses(
                    OtpApp.with(walker.page().innerText("#kc-totp-secret-key").replace(" ", "")));
            walker.types("userLabel", "わたしのスマートフォン");
            FactorPages.sendsCode(walker, "totp", walker.app().code());
        });

        static final Screen PASSKEY = named("webauthn-register", walker -> {
            VirtualAuthenticator.in(walker.page());
            walker.page().locator("#registerWebAuthn").click();
        });

        /** What a hardened union shows until the link in its mail is opened. */
        static final Screen MAILED = named(
                "info",
                walker -> walker.page()
                        .navigate(walker.member().nextMail().actionLinks().get(0)));

        static final Screen END = named("kosmo-first-login-end", walker -> Step.passesEnd(walker.page()));

        static Screen of(Step step) {
            return named(step.template(), step::fillIn);
        }

        /** What every member sees, and these. */
        static List<Screen> ofAFirstLogin(Screen... others) {
            String method = List.of(others).contains(PASSKEY) ? "passkey" : "otp";
            Screen userId = named(Step.USER_ID.template(), walker -> {
                FactorPages.choosesMethod(walker, method);
                walker.submits("mfaMethod");
            });
            // Its mail is opened on the next page, where there is one.
            Screen email = named(Step.EMAIL.template(), walker -> walker.submits("email"));
            return Stream.concat(
                            Stream.of(of(Step.BIRTHDATE), of(Step.TERMS), userId, of(Step.PASSWORD), email),
                            Stream.of(others))
                    .toList();
        }

        private static Screen named(String template, Consumer<Walker> goOn) {
            return new Screen(template, "body[data-page-id='login-" + template + "']", goOn);
        }
    }
}
