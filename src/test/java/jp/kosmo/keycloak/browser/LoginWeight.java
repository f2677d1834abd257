package jp.kosmo.keycloak.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;

/** Weighs the pages of a login that Keycloak has, too, in a browser that has never been here. */
public final class LoginWeight {

    private static final List<Step> STEPS = List.of(Step.OTP_SETUP, Step.PASSWORD, Step.EMAIL);

    private LoginWeight() {}

    /** The login page and each step after it, with what is not yet in the browser's cache; by name of the page. */
    public static Map<String, PageWeight> of(Union union) {
        var member = union.importSettled(
                MemberSpec.settled().withoutFactors(), "CONFIGURE_TOTP", "UPDATE_PASSWORD", "UPDATE_EMAIL");
        var walker = new Walker(member, Chromium.open(Device.PHONE), Device.PHONE);
        try {
            var traffic = new Traffic(walker.page());
            var weights = new LinkedHashMap<String, PageWeight>();
            walker.asksFor(Map.of());
            weights.put("login", traffic.of("login"));
            walker.givesPassword();
            var left = new ArrayList<>(STEPS);
            while (!left.isEmpty()) {
                Step step = atHand(walker, left);
                weights.put(step.template(), traffic.of(step.template()));
                step.fillIn(walker);
                left.remove(step);
            }
            return weights;
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
