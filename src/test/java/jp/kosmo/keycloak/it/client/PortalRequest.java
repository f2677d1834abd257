package jp.kosmo.keycloak.it.client;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.apache.hc.core5.net.URIBuilder;

/**
 * A request for a login as the portal makes it.
 *
 * @param uri what the browser is sent to
 * @param client who asks
 * @param callback where the answer goes
 * @param verifier the secret that redeems the code
 */
public record PortalRequest(URI uri, String client, String callback, String verifier) {

    public static PortalRequest of(URI endpoint, String client, String callback, Map<String, String> more) {
        var verifier = new CodeVerifier();
        var uri = new URIBuilder(endpoint)
                .addParameter("response_type", "code")
                .addParameter("client_id", client)
                .addParameter("redirect_uri", callback)
                .addParameter("scope", "openid")
                .addParameter("state", "harness")
                .addParameter("code_challenge_method", CodeChallengeMethod.S256.getValue())
                .addParameter(
                        "code_challenge",
                        CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                                .getValue());
        more.forEach(uri::setParameter);
        try {
            return new PortalRequest(uri.build(), client, callback, verifier.getValue());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What the portal sends to redeem the code it was given. */
    public Map<String, String> redemption(String code) {
        return Map.of(
                "grant_type", "authorization_code",
                "client_id", client,
                "redirect_uri", callback,
                "code_verifier", verifier,
                "code", code);
    }
}
