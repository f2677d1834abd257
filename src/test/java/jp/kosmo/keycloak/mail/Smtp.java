package jp.kosmo.keycloak.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.keycloak.email.EmailException;

/** What a mail server or the way to it can do to a mail, as the mail library and Keycloak report it, and whom it concerns. */
public enum Smtp {
    RCPT_421(MailFailure.Scope.OUTAGE),
    RCPT_450(MailFailure.Scope.TEMPORARY),
    RCPT_451(MailFailure.Scope.TEMPORARY),
    RCPT_452(MailFailure.Scope.TEMPORARY),
    RCPT_530(MailFailure.Scope.OUTAGE),
    RCPT_550(MailFailure.Scope.PERMANENT),
    RCPT_551(MailFailure.Scope.PERMANENT),
    RCPT_552(MailFailure.Scope.TEMPORARY),
    RCPT_553(MailFailure.Scope.PERMANENT),
    RCPT_554(MailFailure.Scope.PERMANENT),
    DATA_421(MailFailure.Scope.OUTAGE),
    DATA_450(MailFailure.Scope.TEMPORARY),
    DATA_451(MailFailure.Scope.TEMPORARY),
    DATA_550(MailFailure.Scope.PERMANENT),
    DATA_552(MailFailure.Scope.PERMANENT),
    DATA_554(MailFailure.Scope.PERMANENT),
    MAIL_450(MailFailure.Scope.OUTAGE),
    MAIL_550(MailFailure.Scope.OUTAGE),
    CONNECTION_REFUSED(MailFailure.Scope.OUTAGE),
    GREETING_554(MailFailure.Scope.OUTAGE),
    LOGIN_REFUSED(MailFailure.Scope.OUTAGE),
    TOKEN_MISSING(MailFailure.Scope.OUTAGE),
    CONNECTION_LOST(MailFailure.Scope.OUTAGE),
    CONNECTION_ENDED(MailFailure.Scope.OUTAGE),
    NO_SENDER(MailFailure.Scope.OUTAGE),
    ADDRESS_UNREADABLE(MailFailure.Scope.PERMANENT),
    ADDRESS_NONE(MailFailure.Scope.PERMANENT),
    UNKNOWN(MailFailure.Scope.TEMPORARY);

    private static final Address[] NOBODY = {};
    private static final Address[] RECIPIENT = {new InternetAddress()};

    public final MailFailure.Scope scope;

    Smtp(MailFailure.Scope scope) {
        this.scope = scope;
    }

    /** As it comes out of a job. */
    public Exception failure() {
        return switch (this) {
            case CONNECTION_REFUSED ->
                connecting(new MailConnectException(new SocketConnectException(
                        "Couldn't connect", new ConnectException("refused"), "mail.example", 25, 1000)));
            case GREETING_554 -> connecting(new MessagingException("Got bad greeting, response: 554"));
            case LOGIN_REFUSED -> connecting(new AuthenticationFailedException("535 5.7.8 no"));
            case TOKEN_MISSING -> undelivered(new EmailException("No access token found"));
            case CONNECTION_LOST ->
                undelivered(new MessagingException("Exception reading response", new SocketTimeoutException()));
            case CONNECTION_ENDED -> undelivered(answer(".", -1, "[EOF]"));
            case NO_SENDER -> UndeliveredException.byConfiguration(new EmailException("Invalid sender address"));
            case ADDRESS_UNREADABLE -> undelivered(new AddressException("Domain contains whitespace"));
            case ADDRESS_NONE -> UndeliveredException.of(new EmailException("Invalid address"));
            case UNKNOWN -> undelivered(new IllegalStateException("unheard of"));
            default -> answered();
        };
    }

    private Exception answered() {
        String command = name().substring(0, 4);
        int code = Integer.parseInt(name().substring(5));
        String response = code + " 5.1.1 <taro@example.com>: no";
        return switch (command) {
            case "RCPT" -> undelivered(recipientRefused(code, response));
            case "MAIL" -> undelivered(answer("MAIL FROM:<info@example.com>", code, response));
            default -> undelivered(answer(".", code, response));
        };
    }

    /** The library counts a full mailbox (552) among those to be tried again. */
    private static SendFailedException recipientRefused(int code, String response) {
        boolean invalid = code >= 500 && code != 552;
        return new SendFailedException(
                "Invalid Addresses",
                new SMTPAddressFailedException(new InternetAddress(), "RCPT TO:<taro@example.com>", code, response),
                NOBODY,
                invalid ? NOBODY : RECIPIENT,
                invalid ? RECIPIENT : NOBODY);
    }

    private static SMTPSendFailedException answer(String command, int code, String response) {
        return new SMTPSendFailedException(command, code, response, null, NOBODY, RECIPIENT, NOBODY);
    }

    private static Exception connecting(Exception cause) {
        return undelivered(new EmailException("Non authenticated connect failed", cause));
    }

    private static Exception undelivered(Exception cause) {
        return UndeliveredException.of(
                new EmailException("Error when attempting to send the email to the server.", cause));
    }

    /** A connection that breaks, as the simplest of all. */
    public static Exception down() {
        return undelivered(new IOException("broken"));
    }
}
