package jp.kosmo.keycloak.mail;

import freemarker.core.ParseException;
import freemarker.template.TemplateException;
import freemarker.template.TemplateNotFoundException;
import jakarta.mail.SendFailedException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.email.EmailException;

/** What can be told from the exception of an errand. Its texts cannot: a mail server's refusal names the address. */
final class Failure {

    private static final Pattern SMTP_CODE = Pattern.compile("^([245]\\d\\d)[ -]");

    private Failure() {}

    /**
     * Whether trying again is of no use: the server wants no such address, or there is nothing to send. What is no trouble
     * with mail at all is final too: somebody could otherwise hold up a union's mails with a look-up that always fails.
     */
    static boolean isFinal(Throwable failure) {
        return causes(failure).noneMatch(EmailException.class::isInstance)
                || causes(failure).anyMatch(Failure::isFinalInItself);
    }

    private static boolean isFinalInItself(Throwable cause) {
        if (cause instanceof SendFailedException refused) {
            return refused.getInvalidAddresses() != null && refused.getInvalidAddresses().length > 0;
        }
        return cause instanceof TemplateException
                || cause instanceof TemplateNotFoundException
                || cause instanceof ParseException
                // Keycloak's way to say that an address is missing or none.
                || (cause instanceof EmailException && cause.getCause() == null);
    }

    /** The kinds of exception, from the outermost to the cause, each with the mail server's three digits if it has them. */
    static String describe(Throwable failure) {
        return causes(failure).map(Failure::kind).collect(Collectors.joining(" < "));
    }

    private static String kind(Throwable cause) {
        Matcher code = SMTP_CODE.matcher(Objects.requireNonNullElse(cause.getMessage(), ""));
        return cause.getClass().getSimpleName() + (code.find() ? " " + code.group(1) : "");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
    }
}
