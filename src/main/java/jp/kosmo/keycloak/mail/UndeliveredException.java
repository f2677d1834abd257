package jp.kosmo.keycloak.mail;

import org.keycloak.email.EmailException;

/** A mail was written and could not be handed to the mail server. */
public final class UndeliveredException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean configuration;

    private UndeliveredException(EmailException cause, boolean configuration) {
        super(cause.getClass().getSimpleName(), cause); // its text may name the address
        this.configuration = configuration;
    }

    /** What Keycloak's sender, or the mail server, has said to this mail. */
    static UndeliveredException of(EmailException cause) {
        return new UndeliveredException(cause, false);
    }

    /** The realm's settings allow no mail at all. */
    static UndeliveredException byConfiguration(EmailException cause) {
        return new UndeliveredException(cause, true);
    }

    boolean isConfiguration() {
        return configuration;
    }
}
