package jp.kosmo.keycloak.mail;

import static org.assertj.core.api.Assertions.assertThat;

import freemarker.template.TemplateException;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.keycloak.email.EmailException;

/** What is read from a failure, and what is not told of it. */
class FailureTest {
    private static final Address[] NOBODY = {};
    private static final Address ADDRESS = new InternetAddress();

    @Test
    void aServerThatIsDownIsTriedAgain() {
        assertThat(Failure.isFinal(sent(new MessagingException("no answer", new ConnectException("refused")))))
                .isFalse();
    }

    @Test
    void anAddressRefusedForNowIsTriedAgain() {
        Address[] refused = {ADDRESS};
        assertThat(Failure.isFinal(sent(new SendFailedException("450 busy", null, NOBODY, refused, NOBODY))))
                .isFalse();
    }

    @Test
    void anAddressRefusedForGoodIsNot() {
        Address[] refused = {ADDRESS};
        assertThat(Failure.isFinal(sent(new SendFailedException("550 unknown", null, NOBODY, NOBODY, refused))))
                .isTrue();
    }

    @Test
    void aMailThatCannotBeWrittenIsNot() {
        assertThat(Failure.isFinal(new EmailException("Failed to template email", new TemplateException("", null))))
                .isTrue();
        assertThat(Failure.isFinal(new EmailException("Invalid address"))).isTrue();
    }

    /** Or a look-up that always fails would hold up the union's mails. */
    @Test
    void whatHasNothingToDoWithMailIsNot() {
        assertThat(Failure.isFinal(new IllegalStateException(new SQLException("invalid byte sequence"))))
                .isTrue();
    }

    @Test
    void addressesAreNotTold() {
        Exception refusal = new SendFailedException(
                "Invalid Addresses", new MessagingException("550 5.1.1 <taro@example.com>: unknown"));
        assertThat(Failure.describe(sent(refusal)))
                .isEqualTo("EmailException < SendFailedException < MessagingException 550");
    }

    private static EmailException sent(Exception cause) {
        return new EmailException("Error when attempting to send the email to the server.", cause);
    }
}
