package jp.kosmo.keycloak.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.BackChannelLogoutRequest;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The portal's way to Keycloak and back: login, its answer, logout here and elsewhere. */
record PortalLogin(OpenId openId, LoggedIn loggedIn) {
    private static final System.Logger LOG = System.getLogger(PortalLogin.class.getName());

    /** Sends the browser to Keycloak; {@code ui_locales=en} goes along, anything else means Japanese like the portal. */
    void begin(Context ctx) {
        new PortalSession(ctx).renew();
        begin(ctx, PortalLoginAttempt.begin(), "en".equals(ctx.queryParam("ui_locales")) ? "en" : "ja");
    }

    private void begin(Context ctx, PortalLoginAttempt attempt, String language) {
        new PortalSession(ctx).begin(attempt);
        redirect(ctx, openId.login(attempt, language));
    }

    /**
     * Takes Keycloak's answer: the member is in, or reads why not. An answer that came to nothing (of an old login page, of a
     * browser that knows nothing of it) is asked for once more, which succeeds without a page where the member is logged in:
     * docs/portal.md.
     */
    void finish(Context ctx) {
        PortalSession session = new PortalSession(ctx);
        // Two windows may come back with the same answer: the second one waits until the first one is in.
        synchronized (session.lock()) {
            finish(ctx, session, parse(ctx.queryParamMap()));
        }
    }

    private void finish(Context ctx, PortalSession session, AuthenticationResponse response) {
        Optional<PortalLoginAttempt> attempt = session.take(response.getState());
        if (attempt.isPresent() && response.indicatesSuccess()) {
            session.logIn(member(attempt.get(), response.toSuccessResponse().getAuthorizationCode()), loggedIn);
        } else if (attempt.isPresent() && !isOfAnOldPage(response)) {
            throw Notice.LOGIN_REFUSED.interrupt();
        } else if (session.member().isEmpty() && (attempt.isPresent() || !session.isKnownToBrowser())) {
            if (PortalLoginAttempt.wasAgain(response.getState())) {
                throw Notice.LOGIN_LOST.interrupt();
            }
            begin(ctx, PortalLoginAttempt.again(), "ja");
            return;
        }
        // A member who is logged in already came by the back button, a reload or a second window.
        redirect(ctx, URI.create("/"));
    }

    /** Ends the portal's own session first, so that it is over whatever the member does on Keycloak's page. */
    void end(Context ctx) {
        new PortalSession(ctx).end();
        redirect(ctx, openId.logout());
    }

    /** Keycloak says that a session is over, wherever it was ended: docs/portal.md. */
    void ended(Context ctx) {
        try {
            loggedIn.end(openId.loggedOut(
                    BackChannelLogoutRequest.parse(ctx.formParamMap()).getLogoutToken()));
        } catch (ParseException | BadJOSEException | JOSEException e) {
            LOG.log(Level.WARNING, "A logout token is refused: " + e.getMessage());
            ctx.status(HttpStatus.BAD_REQUEST).json(OAuth2Error.INVALID_REQUEST.toJSONObject());
        }
    }

    private static boolean isOfAnOldPage(AuthenticationResponse response) {
        return !response.indicatesSuccess()
                && OAuth2Error.TEMPORARILY_UNAVAILABLE.equals(
                        response.toErrorResponse().getErrorObject());
    }

    private static AuthenticationResponse parse(Map<String, List<String>> query) {
        try {
            return AuthenticationResponseParser.parse(URI.create("/callback"), query);
        } catch (ParseException e) {
            throw Notice.LOGIN_LOST.interrupt();
        }
    }

    private PortalMember member(PortalLoginAttempt attempt, AuthorizationCode code) {
        try {
            return openId.member(attempt, code);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Keycloak does not answer: " + e.getMessage());
            throw Notice.LOGIN_UNAVAILABLE.interrupt();
        } catch (GeneralException | BadJOSEException | JOSEException e) {
            LOG.log(Level.WARNING, "Keycloak's answer is refused: " + e.getMessage());
            throw Notice.LOGIN_REFUSED.interrupt();
        }
    }

    private static void redirect(Context ctx, URI address) {
        ctx.redirect(address.toString(), HttpStatus.SEE_OTHER);
    }
}
