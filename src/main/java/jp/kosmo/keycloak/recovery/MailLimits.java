package jp.kosmo.keycloak.recovery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import jp.kosmo.keycloak.limits.RateLimit;
import jp.kosmo.keycloak.union.Choice;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * How many mails may be asked for, so that nobody can flood a member's mailbox or try out birthdates (SPEC A15). Whoever
 * asks is never told; a mail too many is not sent. Counted over the whole cluster and for each step by itself.
 */
final class MailLimits {

    private static final int IP_V6_NETWORK_BYTES = 7;

    private static final Choice PER_ACCOUNT_HOUR = new Choice(
            "perAccountHour",
            "Mails per member and hour",
            "A member gets no more mails than this in an hour, however often they are asked for. Nobody is told that a"
                    + " mail was not sent.",
            "3",
            List.of("1", "2", "3", "5", "10", "20"));
    private static final Choice PER_ACCOUNT_DAY = new Choice(
            "perAccountDay",
            "Mails per member and day",
            "A member gets no more mails than this in 24 hours.",
            "10",
            List.of("3", "5", "10", "20", "50"));
    private static final Choice PER_IP_HOUR = new Choice(
            "perIpHour",
            "Requests per IP address and hour",
            "More requests than this from one IP address (IPv6: one /56 network) in an hour are answered, but do nothing."
                    + " Raise it where many members share an address, a company's for example. 0: no limit.",
            "20",
            List.of("10", "20", "50", "100", "0"));
    private static final Choice PER_ADDRESS_HOUR = new Choice(
            "perAddressHour",
            "Tries per e-mail address and hour",
            "More tries than this with one e-mail address in an hour are answered, but not looked up, so that nobody can"
                    + " find out a birthdate by trying.",
            "5",
            List.of("3", "5", "10", "20"));

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
    private final RateLimit ipHour;

    /** @param step whose settings these are */
    MailLimits(String step, @Nullable AuthenticatorConfigModel stored) {
        this.accountHour = perHour(step, PER_ACCOUNT_HOUR, stored);
        this.accountDay = new RateLimit(
                step + "." + PER_ACCOUNT_DAY.name(), PER_ACCOUNT_DAY.numberOf(stored), Duration.ofDays(1));
        this.addressHour = perHour(step, PER_ADDRESS_HOUR, stored);
        this.ipHour = perHour(step, PER_IP_HOUR, stored);
    }

    /** Whether one more mail may go to the member with this id. */
    boolean allowMember(KeycloakSession session, String userId) {
        return accountHour.take(session, userId) && accountDay.take(session, userId);
    }

    /** Whether one more try with this e-mail address may be looked up. */
    boolean allowAddress(KeycloakSession session, String address) {
        return addressHour.take(session, address);
    }

    /** Whether one more request from here may do anything. */
    boolean allowIp(KeycloakSession session, String ipAddress) {
        return ipHour.take(session, network(ipAddress));
    }

    private static RateLimit perHour(String step, Choice choice, @Nullable AuthenticatorConfigModel stored) {
        return new RateLimit(step + "." + choice.name(), choice.numberOf(stored), Duration.ofHours(1));
    }

    /** Of IP version 6 a household has a network of 2^72 addresses to choose from. */
    private static String network(String ipAddress) {
        if (!ipAddress.contains(":")) {
            return ipAddress;
        }
        try {
            byte[] bytes = InetAddress.getByName(ipAddress).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, IP_V6_NETWORK_BYTES)));
        } catch (UnknownHostException noAddress) {
            return ipAddress;
        }
    }
}
