package jp.kosmo.keycloak.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.keycloak.email.EmailException;

/** What can be told from the exception of a job. Its texts cannot: a mail server's refusal names the address. */
public final class MailFailure {

    /** Whom a failure concerns. */
    public enum Scope {
        /** This job for good: the server wants no such address or mail, or there is nothing to send. */
        PERMANENT,
        /** This mail for now: a full mailbox, a server that makes strangers come again. */
        TEMPORARY,
        /** Every mail of the union: no connection, no login, or a server that takes none at all. */
        OUTAGE
    }

    private static final Pattern SMTP_CODE = Pattern.compile("^([245]\\d\\d)[ -]");
    /** Closing down, login required, and the library's sign for a connection that has ended. */
    private static final Set<Integer> WHOLE_SERVER = Set.of(421, 530, -1);

    private static final int FIRST_PERMANENT_CODE = 500;

    private MailFailure() {}

    /**
     * Whom it concerns. What has not failed while sending is permanent, whatever it is: a template, a look-up. Trying again
     * would do the same again.
     */
    public static Scope scope(Throwable failure) {
        return failure instanceof UndeliveredException undelivered ? ofSending(undelivered) : Scope.PERMANENT;
    }

    private static Scope ofSending(UndeliveredException failure) {
        if (failure.isConfiguration() || causes(failure).anyMatch(MailFailure::isOutage)) {
            return Scope.OUTAGE;
        }
        boolean permanent = causes(failure).anyMatch(MailFailure::isPermanent)
                // Keycloak's way to say that this is no address.
                || Objects.requireNonNull(failure.getCause()).getCause() == null;
        return permanent ? Scope.PERMANENT : Scope.TEMPORARY;
    }

    /**
     * Whether the mail server has said, for good, that it has no such address, or it is none. What it says of the mail itself, or
     * for now, is no such word.
     */
    public static boolean refusesAddress(UndeliveredException failure) {
        return ofSending(failure) == Scope.PERMANENT
                && causes(failure).noneMatch(SMTPSendFailedException.class::isInstance);
    }

    private static boolean isOutage(Throwable cause) {
        if (cause instanceof SMTPSendFailedException refused) {
            return WHOLE_SERVER.contains(refused.getReturnCode()) || isAboutTheSender(refused);
        }
        if (cause instanceof SMTPAddressFailedException refused) {
            return WHOLE_SERVER.contains(refused.getReturnCode());
        }
        return cause instanceof IOException
                || cause instanceof AuthenticationFailedException
                // Keycloak wraps what went wrong while connecting twice.
                || (cause instanceof EmailException && cause.getCause() instanceof EmailException);
    }

    /** All mails of a union have the same sender. */
    private static boolean isAboutTheSender(SMTPSendFailedException refused) {
        String command = Objects.requireNonNullElse(refused.getCommand(), "");
        return command.toUpperCase(Locale.ROOT).startsWith("MAIL ");
    }

    private static boolean isPermanent(Throwable cause) {
        if (cause instanceof SMTPSendFailedException refused) {
            return refused.getReturnCode() >= FIRST_PERMANENT_CODE;
        }
        return cause instanceof AddressException
                || (cause instanceof SendFailedException refused
                        && refused.getInvalidAddresses() != null
                        && refused.getInvalidAddresses().length > 0);
    }

    /** The kinds of exception, from the outermost to the cause, each with the mail server's three digits if it has them. */
    public static String describe(Throwable failure) {
        return causes(failure)
                .filter(cause -> !(cause instanceof UndeliveredException))
                .map(MailFailure::kind)
                .collect(Collectors.joining(" < "));
    }

    private static String kind(Throwable cause) {
        Matcher code = SMTP_CODE.matcher(Objects.requireNonNullElse(cause.getMessage(), ""));
        return cause.getClass().getSimpleName() + (code.find() ? " " + code.group(1) : "");
    }

    /** Of a {@link MessagingException} the one after it counts as its cause. */
    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
    }
}
