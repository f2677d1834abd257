package jp.kosmo.keycloak.recovery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.List;
import jp.kosmo.keycloak.limits.RateLimit;
import jp.kosmo.keycloak.limits.SharedMarks;
import jp.kosmo.keycloak.limits.Tally;
import jp.kosmo.keycloak.union.ListSetting;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * How many mails may be asked for, so that nobody can flood a member's mailbox or try out birthdates. The person
 * who asks is never told; a mail too many is not sent. Counted over the whole cluster and for each step by itself.
 */
final class RecoveryRateLimits {

    private static final Duration HOUR = Duration.ofHours(1);

    /** A member who asks is one of many behind a company's address; a request that finds nobody is one of a list. */
    private static final int ASKED_FOR_EACH_MISS = 5;

    private static final ListSetting PER_ACCOUNT_HOUR =
            new ListSetting("recovery.perAccountHour", "3", List.of("1", "2", "3", "5", "10", "20"));
    private static final ListSetting PER_ACCOUNT_DAY =
            new ListSetting("recovery.perAccountDay", "10", List.of("3", "5", "10", "20", "50"));
    private static final ListSetting PER_IP_HOUR =
            new ListSetting("recovery.perIpHour", "20", List.of("10", "20", "50", "100", "0"));
    private static final ListSetting PER_ADDRESS_HOUR =
            new ListSetting("recovery.perAddressHour", "5", List.of("3", "5", "10", "20"));

    /** Settings of a step that asks for the user ID. */
    static final List<ProviderConfigProperty> BY_USER_ID =
            List.of(PER_ACCOUNT_HOUR.property(), PER_ACCOUNT_DAY.property(), PER_IP_HOUR.property());

    /** Settings of a step that asks for the e-mail address. */
    static final List<ProviderConfigProperty> BY_ADDRESS = List.of(
            PER_ACCOUNT_HOUR.property(),
            PER_ACCOUNT_DAY.property(),
            PER_ADDRESS_HOUR.property(),
            PER_IP_HOUR.property());

    private final RateLimit accountHour;
    private final RateLimit accountDay;
    private final RateLimit addressHour;
    private final String step;
    private final int ipHour;

    /** @param step whose settings these are */
    RecoveryRateLimits(String step, @Nullable AuthenticatorConfigModel stored) {
        this.step = step;
        this.accountHour = perHour(step, PER_ACCOUNT_HOUR, stored);
        this.accountDay = new RateLimit(
                step + "." + PER_ACCOUNT_DAY.name(), PER_ACCOUNT_DAY.numberOf(stored), Duration.ofDays(1));
        this.addressHour = perHour(step, PER_ADDRESS_HOUR, stored);
        this.ipHour = PER_IP_HOUR.numberOf(stored);
    }

    /** Whether one more mail may go to the member with this id. */
    boolean allowMember(KeycloakSession session, String userId) {
        return accountHour.take(session, userId) && accountDay.take(session, userId);
    }

    /** Whether one more try with this e-mail address may be looked up. */
    boolean allowAddress(KeycloakSession session, String address) {
        return addressHour.take(session, address);
    }

    /** Whether one more request from where this one comes from may do anything. The person who asks is not told; the union is. */
    boolean allowIp(KeycloakSession session, MailRequest inquiry, EventBuilder event) {
        if (ipHour == 0) {
            return true;
        }
        String from = inquiry.from().address();
        long now = Time.currentTimeMillis();
        if (vain(session).count(from, now) < ipHour && asked(session).count(from, now) < ipHour * ASKED_FOR_EACH_MISS) {
            asked(session).add(from, now);
            return true;
        }
        Counter.builder("kosmo.mail.refused")
                .description("Requests for a mail that did nothing, because too many came from one address")
                .tag("realm", session.getContext().getRealm().getName())
                .tag("step", step)
                .register(Metrics.globalRegistry)
                .increment();
        if (new SharedMarks(session).set(step + ".told\n" + from, HOUR)) {
            event.storeImmediately(false).error("mail_limit_reached_at_address");
        }
        return false;
    }

    /** Counts a request that has found nobody. */
    void inVain(KeycloakSession session, MailRequest inquiry) {
        if (ipHour > 0) {
            vain(session).add(inquiry.from().address(), Time.currentTimeMillis());
        }
    }

    private Tally asked(KeycloakSession session) {
        return new Tally(new SharedMarks(session), step + ".asked", HOUR);
    }

    private Tally vain(KeycloakSession session) {
        return new Tally(new SharedMarks(session), step + ".vain", HOUR);
    }

    private static RateLimit perHour(String step, ListSetting choice, @Nullable AuthenticatorConfigModel stored) {
        return new RateLimit(step + "." + choice.name(), choice.numberOf(stored), HOUR);
    }
}
