package jp.kosmo.keycloak.it.harness;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A mail server that keeps whatever it is given. */
public final class Mailbox {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final GreenMail server;
    private final Map<String, Integer> read = new ConcurrentHashMap<>();

    public Mailbox(int port) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    /**
     * The next mail to this address that no test has read yet; waits for it.
     *
     * @throws ConditionTimeoutException when none arrives in 15 seconds
     */
    public Mail next(String address) {
        int alreadyRead = read.getOrDefault(address, 0);
        List<Mail> mails = Awaitility.await("mail " + (alreadyRead + 1) + " to " + address)
                .atMost(PATIENCE)
                .until(() -> all(address), found -> found.size() > alreadyRead);
        read.put(address, alreadyRead + 1);
        return mails.get(alreadyRead);
    }

    /** The same where there may be none. */
    public Optional<Mail> nextWithin(Duration patience, String address) {
        try {
            Awaitility.await().atMost(patience).until(() -> all(address).size() > read.getOrDefault(address, 0));
        } catch (ConditionTimeoutException none) {
            return Optional.empty();
        }
        return Optional.of(next(address));
    }

    /** Every mail to this address so far, oldest first, read or not. Does not wait. */
    public List<Mail> all(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> isTo(message, address))
                .map(Mail::of)
                .toList();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return Arrays.stream(message.getAllRecipients())
                    .map(Address::toString)
                    .anyMatch(address::equalsIgnoreCase);
        } catch (MessagingException e) {
            throw new IllegalStateException("not a readable mail", e);
        }
    }
}
