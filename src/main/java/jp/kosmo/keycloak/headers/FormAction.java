package jp.kosmo.keycloak.headers;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The {@code form-action} of a Content-Security-Policy: where the forms of a page may lead, the redirects that follow included.
 *
 * @param targets what a page adds to it
 */
record FormAction(Set<FormTarget> targets) {

    /** More than a client has; a header of any length is not sent. */
    private static final int MOST = 30;

    private static final Pattern DIRECTIVE =
            Pattern.compile("((?:^|[;,])\\s*form-action)(?:\\s([^;,]*))?(?=[;,]|$)", Pattern.CASE_INSENSITIVE);
    private static final String NONE = "'none'";

    /** @param addresses absolute ones of redirects, or patterns for them; the first ones count if they are too many */
    static FormAction to(Collection<String> addresses) {
        return new FormAction(addresses.stream()
                .flatMap(address -> FormTarget.of(address).stream())
                .distinct()
                .limit(MOST)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /**
     * The same policy, or list of policies, with what its forms may lead to besides. One that says nothing of forms restricts
     * none; one that allows none at all is left as strict.
     */
    String in(String policy) {
        return DIRECTIVE.matcher(policy).replaceAll(directive -> Matcher.quoteReplacement(extended(directive)));
    }

    private String extended(MatchResult directive) {
        String given = directive.group(2) == null ? "" : directive.group(2).strip();
        if (given.isEmpty() || given.equalsIgnoreCase(NONE)) {
            return directive.group();
        }
        Set<String> sources = new LinkedHashSet<>(List.of(given.split("\\s+")));
        targets.forEach(target -> sources.add(target.source()));
        return directive.group(1) + " " + String.join(" ", sources);
    }
}
