package jp.kosmo.keycloak.recovery;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import jp.kosmo.keycloak.branding.LoginPageModel;
import jp.kosmo.keycloak.keycloak.LoginNote;
import org.keycloak.common.util.Time;
import org.keycloak.models.Constants;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.OIDCResponseType;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionCompoundId;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A login that was opened by the link in a mail, for a member who has forgotten the password or lost the phone.
 *
 * <p>Opening the link uses nothing up: programs that check mails open links too. The first submit uses it up, for every
 * other browser; this login goes on, in a time of its own. Keycloak does both at the end: until then one link opens any
 * number of logins, and a member who takes longer than the link lives has worked for nothing (keycloak#40631).
 */
public final class ResetSession {

    /** Longer than any login lasts that the link has opened elsewhere. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final AuthenticationSessionModel login;
    private final String link;
    private final long until;

    private ResetSession(AuthenticationSessionModel login, String link, long until) {
        this.login = login;
        this.link = link;
        this.until = until;
    }

    /** Remembers the link this login was opened with, and the address it was sent to. */
    static void open(AuthenticationSessionModel login, String link, String address) {
        LoginNote.RESET_LINK.set(login, link);
        LoginNote.RESET_ADDRESS.set(login, address);
    }

    /** Whether this login was opened with this link. */
    static boolean isOpenedBy(AuthenticationSessionModel login, String link) {
        return link.equals(LoginNote.RESET_LINK.get(login));
    }

    /** Whether this login was opened with a link that was sent to the member it is about, at the address of now. */
    public static boolean isOpened(AuthenticationSessionModel login) {
        String link = LoginNote.RESET_LINK.get(login);
        UserModel member = login.getAuthenticatedUser();
        return link != null
                && member != null
                && member.getId().equals(DefaultActionTokenKey.from(link).getUserId())
                && Objects.equals(member.getEmail(), LoginNote.RESET_ADDRESS.get(login));
    }

    /** Lets the login begin, to be finished within this time; opened again it keeps the time it has. */
    public static void begin(KeycloakSession session, AuthenticationSessionModel login, Duration within) {
        if (!LoginNote.RESET_UNTIL.isSet(login)) {
            LoginNote.RESET_UNTIL.set(login, String.valueOf(Time.currentTimeMillis() + within.toMillis()));
        }
        // What the portal asked for beside the login could leave out a step (WebAuthnRegister, skip_if_exists).
        login.removeClientNote(Constants.KC_ACTION);
        login.removeClientNote(Constants.KC_ACTION_PARAMETER);
        endAtPortal(session, login);
    }

    /**
     * A login that no portal has begun: the link was opened in another browser than the one that asked for it, as mail programs
     * on phones do, or a page without a login has led here. Keycloak ends it on a page
     * that says the account was updated. Here the member ends logged in, at the portal's own address. The portal has not
     * asked for this login and could not use a code, so it gets none; the session in this browser is what counts.
     */
    static void endAtPortal(KeycloakSession session, AuthenticationSessionModel login) {
        if (login.getAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS) == null) {
            return;
        }
        String address = LoginPageModel.homeUrl(session, login.getClient());
        if (address == null) {
            return;
        }
        login.removeAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS);
        login.setRedirectUri(address);
        login.setClientNote(OIDCLoginProtocol.REDIRECT_URI_PARAM, address);
        login.setClientNote(OIDCLoginProtocol.RESPONSE_TYPE_PARAM, OIDCResponseType.NONE);
    }

    /** This login, if it was opened by a link and has begun. */
    public static Optional<ResetSession> of(AuthenticationSessionModel login) {
        String link = LoginNote.RESET_LINK.get(login);
        String until = LoginNote.RESET_UNTIL.get(login);
        return link == null || until == null
                ? Optional.empty()
                : Optional.of(new ResetSession(login, link, Long.parseLong(until)));
    }

    /** Whether its time is over, or the member or the address is no longer the one the link was sent to. */
    public boolean isOver() {
        return Time.currentTimeMillis() > until || !isOpened(login);
    }

    /** Whether another login has used the link up. */
    public boolean isTakenElsewhere(KeycloakSession session) {
        return session.revokedTokens().contains(link) && !isTakenHere(session);
    }

    /**
     * Uses the link up for this login; call it with the member's row locked, so that a double click is no second login.
     *
     * @return false when another login has done so before
     */
    public boolean take(KeycloakSession session) {
        if (session.revokedTokens().put(link, REMEMBERED.toSeconds())) {
            session.singleUseObjects()
                    .putIfAbsent(takenHere(), REMEMBERED.toSeconds()); // at once, put waits for the commit
        } else if (!isTakenHere(session)) {
            return false;
        }
        login.removeAuthNote(AuthenticationManager.INVALIDATE_ACTION_TOKEN);
        return true;
    }

    private boolean isTakenHere(KeycloakSession session) {
        return session.singleUseObjects().contains(takenHere());
    }

    private String takenHere() {
        return link + "."
                + AuthenticationSessionCompoundId.fromAuthSession(login).getEncodedId();
    }
}
