package jp.kosmo.keycloak.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.MemberSpec;
import jp.kosmo.keycloak.it.Union;

/** Weighs the pages that a new member meets, in a browser that has never been here. */
public final class FirstLoginWeight {

    private FirstLoginWeight() {}

    /** The login page and each step after it, with what is not yet in the browser's cache. */
    public static List<PageWeight> of(Union union) {
        var walker = Walker.atPortal(union.createMember(MemberSpec.newcomer()), Device.PHONE);
        try {
            var weights = new ArrayList<PageWeight>();
            var traffic = new Traffic(walker.page());
            walker.asksFor(Map.of());
            walker.sees("login");
            weights.add(traffic.of("login"));
            walker.givesPassword();
            for (Step step : Step.of(union)) {
                walker.sees(step.template());
                weights.add(traffic.of(step.template()));
                step.fillIn(walker);
            }
            return weights;
        } finally {
            walker.page().context().close();
        }
    }
}
