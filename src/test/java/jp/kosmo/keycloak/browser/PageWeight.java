package jp.kosmo.keycloak.browser;

import java.util.Set;

/**
 * What a browser loaded for a page.
 *
 * @param page name of its template
 * @param wire bytes that came over the wire, headers and all
 * @param bodies the same without headers
 * @param uncompressed bytes of what was loaded, without headers
 * @param apart how many of these are the QR code or the union's terms, which are in the page itself
 * @param hosts whom the browser asked
 */
public record PageWeight(
        String page, int requests, long wire, long bodies, long uncompressed, long apart, Set<String> hosts) {

    /** Of two pages, the one that brought more besides. */
    PageWeight heavier(PageWeight other) {
        return wire - apart < other.wire - other.apart ? other : this;
    }
}
