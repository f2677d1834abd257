package jp.kosmo.keycloak.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.util.Locale;

/**
 * One union's figures. They stand on the node's {@code /metrics} when Keycloak runs with {@code --metrics-enabled=true} and
 * go nowhere otherwise.
 */
final class MailMetrics {

    /** What became of an errand, or of one try of it. */
    enum Outcome {
        DONE,
        RETRIED,
        GIVEN_UP,
        DROPPED
    }

    private final String union;

    MailMetrics(String union, Lane lane) {
        this.union = union;
        Gauge.builder("kosmo.mail.waiting", lane, Lane::waiting)
                .description("Mails that wait to be sent, for the first time or again")
                .tag("realm", union)
                .register(Metrics.globalRegistry);
    }

    void count(Errand errand, Outcome outcome) {
        Counter.builder("kosmo.mail.errands")
                .description("Mails, and look-ups that lead to mails, by what became of them")
                .tag("realm", union)
                .tag("kind", errand.kind())
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(Metrics.globalRegistry)
                .increment();
    }
}
