package jp.kosmo.keycloak.keycloak;

import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.Constants;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * The link in a mail that this request has opened, for the page that says why it leads nowhere. Only a link that this realm
 * has made is one; nothing that it says of the member gets on the page.
 *
 * @param key the token in the link
 * @param kind what it is for, such as {@code reset-credentials}
 * @param life how long it could be opened
 * @param isUsed whether what it is for was begun with it elsewhere, as far as that is remembered
 * @param isOfWhoIsLoggedIn whether its member is logged in in this browser, and so has what it was for
 */
public record MailedLink(String key, String kind, Duration life, boolean isUsed, boolean isOfWhoIsLoggedIn) {

    private static final int MINUTES_OF_HOUR = 60;
    private static final int MINUTES_OF_DAY = 24 * MINUTES_OF_HOUR;

    /** Empty when the request has opened none. */
    public static Optional<MailedLink> of(KeycloakSession session) {
        String key = session.getContext().getUri().getQueryParameters().getFirst(Constants.KEY);
        DefaultActionTokenKey token = key == null ? null : session.tokens().decode(key, DefaultActionTokenKey.class);
        if (token == null || token.getIat() == null || token.getExp() == null || token.getActionId() == null) {
            return Optional.empty();
        }
        return Optional.of(new MailedLink(
                key,
                token.getActionId(),
                Duration.ofSeconds(token.getExp() - token.getIat()),
                session.revokedTokens().contains(token.serializeKey()),
                isLoggedIn(session, token.getUserId())));
    }

    private static boolean isLoggedIn(KeycloakSession session, String userId) {
        var identity = AuthenticationManager.authenticateIdentityCookie(
                session, session.getContext().getRealm(), true);
        UserModel here = identity == null ? null : identity.user();
        return here != null && here.getId().equals(userId);
    }

    /** The largest unit in which its life is a whole number, of which it is more than one: {@code minutes}, {@code hours} or {@code days}. */
    public String unit() {
        long minutes = minutes();
        if (minutes % MINUTES_OF_DAY == 0 && minutes > MINUTES_OF_DAY) {
            return "days";
        }
        return minutes % MINUTES_OF_HOUR == 0 && minutes > MINUTES_OF_HOUR ? "hours" : "minutes";
    }

    /** Its life in that unit. */
    public long amount() {
        return switch (unit()) {
            case "days" -> minutes() / MINUTES_OF_DAY;
            case "hours" -> minutes() / MINUTES_OF_HOUR;
            default -> minutes();
        };
    }

    /** Links of less than a minute are for tests. */
    private long minutes() {
        return Math.max(1, life.plusSeconds(30).toMinutes());
    }
}
