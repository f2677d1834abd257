package jp.kosmo.keycloak.limits;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, as far as the server or the proxy before it can tell. It is read here and nowhere else:
 * proxies also send {@code unknown}, {@code _hidden} (RFC 7239), a port, a zone, brackets, or nothing that could be read,
 * and Keycloak then knows no address at all. All of that is one value of its own, {@code unknown}.
 *
 * <p>Limits are not counted for single addresses where a customer of a provider has many to choose from.
 *
 * @param text for events and evidence: an address in its usual form or {@code unknown}; at most 45 characters
 * @param address what one customer has: the IPv4 address, or the IPv6 network of 56 bits
 * @param network the neighbours: the IPv4 network of 24 bits, or the IPv6 network of 48
 */
public record ClientAddress(String text, String address, String network) {

    /** Where nobody knows. All such requests share the limits of one address. */
    public static final ClientAddress UNKNOWN = new ClientAddress("unknown", "unknown", "unknown");

    /** Longer than any address with brackets, zone and port. */
    private static final int LONGEST = 128;

    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IP_V4 =
            Pattern.compile(BYTE + "\\." + BYTE + "\\." + BYTE + "\\." + BYTE + "(?::\\d{1,5})?");
    /** With a colon at least: such a text is never taken for a name that could be looked up. */
    private static final String LITERAL = "([0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)";

    private static final Pattern IP_V6 =
            Pattern.compile("\\[" + LITERAL + "(?:%[^]]*)?](?::\\d{1,5})?|" + LITERAL + "(?:%.*)?");

    /** Never fails. */
    public static ClientAddress of(@Nullable String told) {
        String text = told == null || told.length() > LONGEST ? "" : told.strip();
        Matcher old = IP_V4.matcher(text);
        if (old.matches()) {
            return ipV4(old.group(1), old.group(2), old.group(3), old.group(4));
        }
        Matcher fresh = IP_V6.matcher(text);
        return fresh.matches()
                ? bytes(fresh.group(1) == null ? fresh.group(2) : fresh.group(1))
                        .map(ClientAddress::of)
                        .orElse(UNKNOWN)
                : UNKNOWN;
    }

    /** What Keycloak makes of an IPv4 address in IPv6 notation is an IPv4 address again. */
    private static ClientAddress of(InetAddress parsed) {
        byte[] all = parsed.getAddress();
        if (all.length == 4) {
            String[] parts = parsed.getHostAddress().split("\\.", -1);
            return ipV4(parts[0], parts[1], parts[2], parts[3]);
        }
        return new ClientAddress(parsed.getHostAddress(), prefix(all, 7), prefix(all, 6));
    }

    private static ClientAddress ipV4(String a, String b, String c, String d) {
        String network = a + "." + b + "." + c;
        return new ClientAddress(network + "." + d, network + "." + d, network);
    }

    private static String prefix(byte[] all, int length) {
        return HexFormat.of().formatHex(Arrays.copyOf(all, length)) + "/" + length * 8;
    }

    private static Optional<InetAddress> bytes(String literal) {
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }
}
