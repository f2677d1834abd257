package jp.kosmo.keycloak.mail.memory;

import org.jboss.logging.Logger;
import org.keycloak.Config;

/**
 * A number among the server's options. A typing mistake there must not stop the server, nor leave it without mails.
 *
 * @param most numbers are allowed from 1 to this
 */
record QueueOption(String name, int otherwise, int most) {

    private static final Logger LOG = Logger.getLogger(QueueOption.class);

    /** The number set; the usual one, and a line in the log, when what is set is no number or out of bounds. */
    int of(Config.Scope config) {
        String set = config.get(name);
        if (set == null) {
            return otherwise;
        }
        int number = number(set.strip());
        if (number < 1 || number > most) {
            LOG.warnf(
                    "Option %s of the mail queue is no number from 1 to %d, %d is used instead", name, most, otherwise);
            return otherwise;
        }
        return number;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
