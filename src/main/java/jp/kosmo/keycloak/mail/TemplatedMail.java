package jp.kosmo.keycloak.mail;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * One mail of the realm's e-mail theme, sent from within an {@link MailJob}.
 *
 * @param subjectKey message key of the subject
 * @param template name of the file under {@code html/} and {@code text/}
 * @param attributes what the template reads besides what Keycloak and the theme's layout give every mail
 */
public record TemplatedMail(String subjectKey, String template, Map<String, Object> attributes) {

    /**
     * Sends it to the address on the member's record: in the member's own language or, when none is on record, in the one
     * given or, when the realm has no such language, in the realm's. It is written here and now, and leaves when the job's
     * transaction has committed.
     *
     * @param language tag of the language the request was in
     */
    public void send(KeycloakSession session, UserModel member, String language) throws EmailException {
        send(session, member, member.getEmail(), language, sent -> {});
    }

    /** The same to another address, one that is or was the member's. */
    public void send(KeycloakSession session, UserModel member, String address, String language) throws EmailException {
        send(session, member, address, language, sent -> {});
    }

    /**
     * The same to the address on the member's record.
     *
     * @param whenSent what to record once the mail server has taken it, in a session and transaction of its own
     */
    public void send(KeycloakSession session, UserModel member, String language, Consumer<KeycloakSession> whenSent)
            throws EmailException {
        send(session, member, member.getEmail(), language, whenSent);
    }

    /** Keycloak's own mail with the link that confirms a new address, on the same way. */
    public static void sendConfirmation(
            KeycloakSession session, UserModel member, String address, String language, String link, LinkLife life)
            throws EmailException {
        session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, language);
        new MailWriter(session, sent -> {})
                .setRealm(session.getContext().getRealm())
                .setUser(member)
                .setAttribute("until", life.parts())
                .sendEmailUpdateConfirmation(link, life.life().toMinutes(), address);
    }

    private void send(
            KeycloakSession session,
            UserModel member,
            @Nullable String address,
            String language,
            Consumer<KeycloakSession> whenSent)
            throws EmailException {
        // What a request chooses goes above the member's record in Keycloak, so the record is asked first.
        session.setAttribute(
                LocaleSelectorProvider.USER_REQUEST_LOCALE,
                Objects.requireNonNullElse(member.getFirstAttribute(UserModel.LOCALE), language));
        new MailWriter(session, whenSent)
                .setRealm(session.getContext().getRealm())
                .setUser(member)
                // Keycloak adds to the map it is given.
                .send(subjectKey, template, new HashMap<>(attributes), address);
    }
}
