package jp.kosmo.keycloak.gallery;

import java.util.HashMap;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;

/** Keycloak's own mails, kept instead of sent. */
final class MailRenderer extends FreeMarkerEmailTemplateProvider {
    private static final int LINK_MINUTES = 720;

    private String subject = "";
    private String text = "";
    private String html = "";

    private MailRenderer(Sandbox sandbox) {
        super(sandbox.keycloak());
        setRealm(sandbox.realm()).setUser(sandbox.member());
    }

    /** A mail as a mail program gets it. */
    record Rendered(String subject, String text, String html) {}

    static Rendered mail(Themes themes, View view, SampleMail letter) {
        var renderer = new MailRenderer(new Sandbox(themes, view, Screen.of(letter.template(), letter.state())));
        Map<String, Object> values = new HashMap<>(letter.values());
        try {
            if (values.containsKey("link")) {
                renderer.addLinkInfoIntoAttributes(String.valueOf(values.get("link")), LINK_MINUTES, values);
            }
            renderer.send(letter.subjectKey(), letter.template(), values);
        } catch (EmailException e) {
            throw new IllegalStateException(letter + " cannot be written", e);
        }
        return new Rendered(renderer.subject, renderer.text, renderer.html);
    }

    @Override
    protected void send(Map<String, String> server, String itsSubject, String itsText, String itsHtml, String address) {
        subject = itsSubject;
        text = itsText;
        html = itsHtml;
    }
}
