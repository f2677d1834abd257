package jp.kosmo.keycloak.it.harness;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import org.jsoup.Jsoup;

/**
 * A mail as it arrived, decoded. {@code text} and {@code html} are empty when the mail has no such part.
 *
 * @param headers names of the headers, in order
 */
public record Mail(String from, String subject, String text, String html, List<String> headers) {

    static Mail of(MimeMessage message) {
        try {
            String sender = ((InternetAddress) message.getFrom()[0]).toUnicodeString();
            return new Mail(
                    sender,
                    message.getSubject(),
                    body(message, "text/plain"),
                    body(message, "text/html"),
                    Collections.list(message.getAllHeaders()).stream()
                            .map(Header::getName)
                            .toList());
        } catch (MessagingException e) {
            throw new IllegalStateException("not a readable mail", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The targets of the links in the HTML part, in order. */
    public List<String> links() {
        return Jsoup.parse(html).select("a[href]").eachAttr("href");
    }

    /** Those that lead on with what the mail is about; the others lead to the portal and to the desk. */
    public List<String> actionLinks() {
        return links().stream().filter(link -> link.contains("/login-actions/")).toList();
    }

    private static String body(Part part, String type) throws MessagingException, IOException {
        if (part.getContent() instanceof MimeMultipart parts) {
            var all = new StringBuilder();
            for (int i = 0; i < parts.getCount(); i++) {
                all.append(body(parts.getBodyPart(i), type));
            }
            return all.toString();
        }
        return part.isMimeType(type) ? part.getContent().toString() : "";
    }
}
