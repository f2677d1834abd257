package jp.kosmo.keycloak.it.client;

import java.net.URI;
import java.util.Optional;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.net.URIBuilder;

/**
 * Where Keycloak has sent the browser: back to the portal.
 *
 * @param uri with everything Keycloak put into it
 */
public record Outcome(URI uri) {

    /**
     * The code the portal redeems.
     *
     * @throws IllegalStateException when there is none, because the login was refused or this is not the callback
     */
    public String code() {
        return parameter("code").orElseThrow(() -> new IllegalStateException("no code in " + uri));
    }

    /** The error the portal is told, for example {@code access_denied}; empty when the login succeeded. */
    public Optional<String> error() {
        return parameter("error");
    }

    /** A parameter of the address. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(new URIBuilder(uri).getFirstQueryParam(name)).map(NameValuePair::getValue);
    }
}
