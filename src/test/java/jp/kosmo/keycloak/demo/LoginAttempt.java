package jp.kosmo.keycloak.demo;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;

/** The three secrets of one login under way; each browser tab has its own. */
record LoginAttempt(State state, Nonce nonce, CodeVerifier verifier) {

    static LoginAttempt begin() {
        return new LoginAttempt(new State(), new Nonce(), new CodeVerifier());
    }
}
