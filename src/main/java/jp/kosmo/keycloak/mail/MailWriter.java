package jp.kosmo.keycloak.mail;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.models.KeycloakSession;

/** Keycloak's way from a template to a mail, without its last step: what it would send now leaves after the commit. */
final class MailWriter extends FreeMarkerEmailTemplateProvider {

    private final Consumer<KeycloakSession> whenSent;

    MailWriter(KeycloakSession session, Consumer<KeycloakSession> whenSent) {
        super(session);
        this.whenSent = whenSent;
    }

    @Override
    protected void send(
            Map<String, String> config, String subject, String textBody, String htmlBody, @Nullable String address)
            throws EmailException {
        if (address == null) {
            throw new EmailException("no address on record");
        }
        new OutgoingMail(new HashMap<>(config), user.getId(), address, subject, textBody, htmlBody, whenSent)
                .leaveAfterCommit(session);
    }
}
