package jp.kosmo.keycloak.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.javalin.Javalin;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;

/**
 * As much of an OpenID provider as a portal asks in the background: the keys, which are the same for each realm, and an ID token
 * for any code.
 */
final class StubProvider implements AutoCloseable {
    private static final int KEY_BITS = 2048;

    private final RSAKey key = newKey();
    private final AtomicReference<String> idToken = new AtomicReference<>("");
    private final Javalin server;

    StubProvider() {
        String endpoints = "/realms/{realm}/protocol/openid-connect/";
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.get(
                            endpoints + "certs",
                            ctx -> ctx.contentType("application/json")
                                    .result(new JWKSet(key).toPublicJWKSet().toString()));
                    config.routes.post(
                            endpoints + "token",
                            ctx -> ctx.contentType("application/json")
                                    .result("{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\""
                                            + idToken.get() + "\"}"));
                })
                .start("127.0.0.1", 0);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** What the next code is good for. */
    void answersWith(JWTClaimsSet claims) {
        idToken.set(signed("JWT", claims, key));
    }

    /** A token of this provider's. */
    String signed(String type, JWTClaimsSet claims) {
        return signed(type, claims, key);
    }

    /** The same, signed with a key that is not the provider's but pretends to be. */
    String forged(String type, JWTClaimsSet claims) {
        return signed(
                type, claims, new RSAKey.Builder(newKey()).keyID(key.getKeyID()).build());
    }

    private static String signed(String type, JWTClaimsSet claims, RSAKey by) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(new JOSEObjectType(type))
                            .keyID(by.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(KEY_BITS).keyID("the-key").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
