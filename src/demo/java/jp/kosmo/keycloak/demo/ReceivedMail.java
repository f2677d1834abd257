package jp.kosmo.keycloak.demo;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One received mail, as a reader sees it.
 *
 * @param id the Message-ID header
 * @param time when it was sent
 * @param text the plain part, empty if there is none
 * @param html the HTML part, empty if there is none
 */
record ReceivedMail(String id, String subject, String from, String to, Instant time, String text, String html) {

    static ReceivedMail of(MimeMessage message) {
        try {
            return new ReceivedMail(
                    message.getMessageID(),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    addresses(message.getFrom()),
                    addresses(message.getAllRecipients()),
                    message.getSentDate().toInstant(),
                    part(message, "text/plain"),
                    part(message, "text/html"));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("A mail that cannot be read", e);
        }
    }

    private static String addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? ""
                : Arrays.stream(addresses)
                        .map(address ->
                                address instanceof InternetAddress mail ? mail.toUnicodeString() : address.toString())
                        .collect(Collectors.joining(", "));
    }

    /** The content of the first part of this type, however deep it lies. */
    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = part(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
