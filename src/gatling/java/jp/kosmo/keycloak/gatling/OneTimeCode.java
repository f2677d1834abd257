package jp.kosmo.keycloak.gatling;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The codes of an authenticator app as RFC 6238 has them: SHA-1, 6 digits, a new one every 30 seconds. */
final class OneTimeCode {

    static final int PERIOD = 30;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private OneTimeCode() {}

    /** The code of the period with this number, counted from 1970. */
    static String of(byte[] secret, long period) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(period).array());
            int truncated = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", truncated % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static long currentPeriod() {
        return System.currentTimeMillis() / 1000 / PERIOD;
    }

    /** Whether it is a secret as the set-up page shows it for typing: Base32, blanks in it or not. */
    static boolean isSecret(String typed) {
        String base32 = base32(typed);
        return !base32.isEmpty() && base32.chars().allMatch(character -> ALPHABET.indexOf(character) >= 0);
    }

    static byte[] secret(String typed) {
        String base32 = base32(typed);
        var secret = ByteBuffer.allocate(base32.length() * 5 / 8);
        int pending = 0;
        for (int i = 0, bits = 0; i < base32.length(); i++) {
            pending = pending << 5 | ALPHABET.indexOf(base32.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                secret.put((byte) (pending >> bits));
            }
        }
        return secret.array();
    }

    private static String base32(String typed) {
        return typed.replaceAll("[\\s=]", "").toUpperCase(Locale.ROOT);
    }
}
