package jp.kosmo.keycloak.demo;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import org.jspecify.annotations.Nullable;

/** The three secrets of one login under way; each browser tab has its own. */
record PortalLoginAttempt(State state, Nonce nonce, CodeVerifier verifier) {

    private static final String AGAIN = "again-";

    static PortalLoginAttempt begin() {
        return with(new State());
    }

    /** One that the portal begins by itself, after one that came to nothing. */
    static PortalLoginAttempt again() {
        return with(new State(AGAIN + new State()));
    }

    /** Whether the portal began this one by itself; a browser without cookies would otherwise go round for ever. */
    static boolean wasAgain(@Nullable State state) {
        return state != null && state.getValue().startsWith(AGAIN);
    }

    private static PortalLoginAttempt with(State state) {
        return new PortalLoginAttempt(state, new Nonce(), new CodeVerifier());
    }
}
