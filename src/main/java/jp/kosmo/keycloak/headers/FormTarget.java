package jp.kosmo.keycloak.headers;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a form may lead, as a Content-Security-Policy names it: an origin, or the scheme of an app.
 *
 * @param source made of letters, digits and {@code . - + _ : / *} alone, whatever the address was, so that it can end neither
 *     the directive nor the header
 */
record FormTarget(String source) {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,49}):(.*)", Pattern.DOTALL);
    /** What follows {@code http:}: a host without user, backslash or anything else that browsers could read differently. */
    private static final Pattern AUTHORITY = Pattern.compile(
            "//([^\\s\\p{Cntrl}/?#@:\\\\\\[\\]%*,;'\"]{1,253})(:[0-9]{1,5}|:\\*)?([/?#].*)?", Pattern.DOTALL);

    private static final Pattern HOST = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*\\.?");
    /** On these an app listens on whatever port is free, and Keycloak accepts it. */
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");
    /** They lead nowhere, or name no app. */
    private static final Set<String> NO_APP = Set.of(
            "javascript", "data", "blob", "vbscript", "file", "filesystem", "about", "view-source", "ws", "wss", "urn");

    /**
     * Of the address of a redirect or a pattern for such addresses, absolute; empty if it does not say which host, as {@code *}
     * does not.
     */
    static Optional<FormTarget> of(String address) {
        Matcher parts = SCHEME.matcher(address);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        if (scheme.equals("http") || scheme.equals("https")) {
            return origin(scheme, parts.group(2));
        }
        return NO_APP.contains(scheme) ? Optional.empty() : Optional.of(new FormTarget(scheme + ":"));
    }

    private static Optional<FormTarget> origin(String scheme, String rest) {
        Matcher authority = AUTHORITY.matcher(rest);
        if (!authority.matches()) {
            return Optional.empty();
        }
        String host = ascii(authority.group(1));
        String port = Optional.ofNullable(authority.group(2)).orElse("");
        boolean anyPort = port.isEmpty() && scheme.equals("http") && LOOPBACK.contains(host);
        return HOST.matcher(host).matches()
                ? Optional.of(new FormTarget(scheme + "://" + host + (anyPort ? ":*" : port)))
                : Optional.empty();
    }

    /** As browsers send it; empty if it is no name of a host. */
    private static String ascii(String host) {
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noHost) {
            return "";
        }
    }
}
