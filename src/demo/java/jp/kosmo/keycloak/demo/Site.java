package jp.kosmo.keycloak.demo;

import java.net.URI;
import java.util.List;

/**
 * The portal of one health-insurance union: a realm, three addresses and a service menu.
 *
 * @param realm the Keycloak realm
 * @param name the union's name as members read it
 * @param look its colour, logo and desk
 * @param portal address of the portal page, no trailing slash
 * @param login address of Keycloak as the member's browser sees it, no trailing slash
 * @param backChannel address of Keycloak as the portal's server reaches it; it differs from {@code login} because
 *     {@code *.localhost} resolves in browsers but not in every JVM
 * @param services the service menu, different for each union
 */
public record Site(
        String realm, String name, Look look, URI portal, URI login, URI backChannel, List<Service> services) {

    /** Where Keycloak tells the portal of sessions that are over; the realm follows. */
    static final String BACK_CHANNEL_LOGOUT = "/backchannel-logout/";

    /** Copies the list of services. */
    public Site {
        services = List.copyOf(services);
    }

    /** Base of every address of the realm, and the issuer in its tokens. */
    URI issuer() {
        return URI.create(login + "/realms/" + realm);
    }

    /** Address of the portal's top page, written exactly as the realm's client lists it. */
    URI top() {
        return URI.create(portal + "/");
    }

    /** Where Keycloak's server tells the portal's of sessions that are over, by an address that resolves in every JVM. */
    public URI backChannelLogout() {
        return URI.create("http://127.0.0.1:" + portal.getPort() + BACK_CHANNEL_LOGOUT + realm);
    }

    /** Where the union's clerks work. */
    URI office() {
        return URI.create(issuer() + "/kosmo-office/");
    }

    /** Where the union's administrators log in. */
    URI console() {
        return URI.create(login + "/admin/" + realm + "/console/");
    }

    /**
     * Address of a page of the realm's Account Console that offers the way back to this portal. Keycloak takes the way from
     * the client's base URL; a {@code referrer_uri} would have to be one of its redirect URIs, and the top page is none.
     */
    String account(String page) {
        return issuer() + "/account/" + page + "?referrer=portal";
    }
}
