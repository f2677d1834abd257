package jp.kosmo.keycloak.browser;

import java.util.List;

/**
 * What axe-core finds in pages that are Keycloak's own and that we do not replace. Each names why it may stay.
 *
 * @param rule id of the rule at axe-core
 * @param html a part of the HTML of the element it is found at
 * @param reason why we leave it
 */
record UpstreamViolation(String rule, String html, String reason) {

    private static final List<UpstreamViolation> KNOWN = List.of();

    static boolean covers(String rule, String html) {
        return KNOWN.stream().anyMatch(known -> known.rule.equals(rule) && html.contains(known.html));
    }
}
