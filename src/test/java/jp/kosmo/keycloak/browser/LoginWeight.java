package jp.kosmo.keycloak.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;

/** Weighs the pages of a first login in a browser that has never been here, and the account page in one that has just logged in. */
public final class LoginWeight {

    private static final String SHOWS =
            "text => document.body.innerText.includes(text) || [...document.querySelectorAll('input')].some(field => field.value === text)";

    private LoginWeight() {}

    /** Of a union that has a member set up an app in the first login. */
    public static Map<String, PageWeight> of(Union union) {
        Map<String, PageWeight> weights = firstLogin(union.createMember(MemberSpec.newcomer()), Step.values());
        weights.put("account", account(union.importSettled(MemberSpec.settled())));
        return weights;
    }

    /** Of a realm that has no more than Keycloak's own steps. */
    public static Map<String, PageWeight> ofStock(Union realm) {
        Map<String, PageWeight> weights = firstLogin(
                realm.importSettled(
                        MemberSpec.settled().withoutFactors(), "CONFIGURE_TOTP", "UPDATE_PASSWORD", "UPDATE_EMAIL"),
                Step.OTP_SETUP,
                Step.PASSWORD,
                Step.EMAIL);
        weights.put("account", account(realm.importSettled(MemberSpec.settled())));
        return weights;
    }

    /** The login page and each page after it, with what is not yet in the browser's cache; by name of the page. */
    private static Map<String, PageWeight> firstLogin(Member member, Step... steps) {
        return inBrowser(member, walker -> {
            var weights = new LinkedHashMap<String, PageWeight>();
            var traffic = new Traffic(walker.page());
            walker.asksFor(Map.of());
            weights.put("login", traffic.of("login"));
            walker.givesPassword();
            var left = new ArrayList<>(List.of(steps));
            while (!left.isEmpty()) {
                Step step = atHand(walker, left);
                weights.put(step.template(), traffic.of(step.template()));
                step.fillIn(walker);
                left.remove(step);
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

    /** Keycloak and we have them in another order. */
    private static Step atHand(Walker walker, List<Step> left) {
        walker.page().waitForSelector(left.stream().map(LoginWeight::selector).collect(Collectors.joining(",")));
        return left.stream()
                .filter(step -> walker.page().locator(selector(step)).count() == 1)
                .findFirst()
                .orElseThrow();
    }

    private static String selector(Step step) {
        return "body[data-page-id='login-" + step.template() + "']";
    }
}
