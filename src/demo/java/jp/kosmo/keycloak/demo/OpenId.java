package jp.kosmo.keycloak.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;

/** OpenID Connect for one union: authorization code with PKCE, as the public client {@code portal}. */
final class OpenId {
    private static final ClientID CLIENT = new ClientID("portal");
    private static final int PATIENCE_MILLIS = 20_000;
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final Site site;
    private final IDTokenValidator idTokens;
    private final LogoutTokenValidator logoutTokens;

    OpenId(Site site) {
        this.site = site;
        var issuer = new Issuer(site.issuer());
        var http = new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS);
        try {
            URL keys = backChannel("certs").toURL();
            this.idTokens = new IDTokenValidator(issuer, CLIENT, JWSAlgorithm.RS256, keys, http);
            this.logoutTokens = new LogoutTokenValidator(issuer, CLIENT, JWSAlgorithm.RS256, keys, http);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Where the browser goes to log in; Keycloak's pages open in this language unless the member has chosen another. */
    URI login(PortalLoginAttempt attempt, String language) {
        return new AuthenticationRequest.Builder(ResponseType.CODE, new Scope("openid"), CLIENT, callback())
                .endpointURI(frontChannel("auth"))
                .state(attempt.state())
                .nonce(attempt.nonce())
                .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256)
                .customParameter("ui_locales", language)
                .build()
                .toURI();
    }

    /** Trades the code for an ID token, checks it and says who the member is. */
    PortalMember member(PortalLoginAttempt attempt, AuthorizationCode code)
            throws IOException, GeneralException, BadJOSEException, JOSEException {
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(code, callback(), attempt.verifier());
        HTTPRequest request = new TokenRequest.Builder(backChannel("token"), CLIENT, grant)
                .build()
                .toHTTPRequest();
        request.setConnectTimeout(PATIENCE_MILLIS);
        request.setReadTimeout(PATIENCE_MILLIS);
        TokenResponse response = OIDCTokenResponseParser.parse(request.send());
        if (!response.indicatesSuccess()) {
            throw new GeneralException(response.toErrorResponse().getErrorObject());
        }
        OIDCTokenResponse tokens = (OIDCTokenResponse) response.toSuccessResponse();
        IDTokenClaimsSet claims = idTokens.validate(tokens.getOIDCTokens().getIDToken(), attempt.nonce());
        String name = claims.getStringClaim("name");
        return new PortalMember(
                claims.getSubject().getValue(),
                claims.getSessionID().getValue(),
                name == null ? claims.getStringClaim("preferred_username") : name);
    }

    /** Who is logged out, as OpenID Connect Back-Channel Logout 1.0 has it checked; anybody could have sent the token. */
    LogoutTokenClaimsSet loggedOut(JWT token) throws BadJOSEException, JOSEException {
        LogoutTokenClaimsSet claims = logoutTokens.validate(token);
        if (claims.getIssueTime().toInstant().isAfter(Instant.now().plus(CLOCK_SKEW))) {
            throw new BadJWTException("JWT is of the future");
        }
        return claims;
    }

    /** Where the browser goes to log out. Without a hint Keycloak asks before it ends the session. */
    URI logout() {
        return new LogoutRequest(frontChannel("logout"), null, null, CLIENT, site.top(), null, null).toURI();
    }

    private URI callback() {
        return URI.create(site.portal() + "/callback");
    }

    private URI frontChannel(String endpoint) {
        return URI.create(site.issuer() + "/protocol/openid-connect/" + endpoint);
    }

    private URI backChannel(String endpoint) {
        return URI.create(site.backChannel() + "/realms/" + site.realm() + "/protocol/openid-connect/" + endpoint);
    }
}
