package jp.kosmo.keycloak.it.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Links as nobody was sent them, made from a good one. None of them may open anything. Left out is a header that names no
 * algorithm, which Keycloak answers with 500 (LoginActionsService.handleActionToken).
 */
public final class ForgedLinks {

    private static final String KEY = "key=";
    private static final int HEADER = 0;
    private static final int PAYLOAD = 1;
    private static final int SIGNATURE = 2;

    private final Random random;
    private final String other;

    /**
     * @param seed what makes them differ from those of another run
     * @param other a good link of another member of the same union
     */
    public ForgedLinks(long seed, String other) {
        this.random = new Random(seed);
        this.other = other;
    }

    /** All there are of a fixed kind, and random ones up to the number wanted. */
    public List<Spoiled> of(String link, int wanted) {
        var all = new ArrayList<>(fixed(link));
        while (all.size() < wanted) {
            int part = random.nextBoolean() ? PAYLOAD : SIGNATURE;
            all.add(random.nextInt(4) == 0 ? cut(link, part) : flipped(link, part));
        }
        return all;
    }

    private List<Spoiled> fixed(String link) {
        String[] own = parts(link);
        String[] foreign = parts(other);
        return Stream.of(
                        new Spoiled(
                                "another member's payload", token(link, own[HEADER], foreign[PAYLOAD], own[SIGNATURE])),
                        new Spoiled(
                                "another member's signature",
                                token(link, own[HEADER], own[PAYLOAD], foreign[SIGNATURE])),
                        unsigned(link, "{\"alg\":\"none\"}"),
                        unsigned(link, "{\"alg\":\"None\",\"typ\":\"JWT\"}"),
                        unsigned(link, "{\"alg\":\"HS256\"}"),
                        new Spoiled(
                                "unknown algorithm",
                                token(link, encoded("{\"alg\":\"HS1\"}"), own[PAYLOAD], own[SIGNATURE])),
                        new Spoiled(
                                "another algorithm",
                                token(
                                        link,
                                        encoded("{\"alg\":\"RS256\",\"kid\":\"x\"}"),
                                        own[PAYLOAD],
                                        own[SIGNATURE])),
                        new Spoiled("no signature", token(link, own[HEADER], own[PAYLOAD], "")),
                        new Spoiled("four parts", link.replace(key(link), key(link) + ".AAAA")),
                        new Spoiled("empty key", link.replace(key(link), "")),
                        new Spoiled("no key", link.replace(KEY + key(link), "")),
                        new Spoiled("a forged key before the right one", link.replace(KEY, KEY + "x.y.z&" + KEY)))
                .toList();
    }

    private static Spoiled unsigned(String link, String header) {
        return new Spoiled("header " + header, token(link, encoded(header), parts(link)[PAYLOAD], ""));
    }

    private Spoiled cut(String link, int part) {
        int length = random.nextInt(Math.max(1, bytes(link, part).length - 1));
        return changed("cut off at " + length, link, part, bytes -> Arrays.copyOf(bytes, length));
    }

    private Spoiled flipped(String link, int part) {
        int bit = random.nextInt(bytes(link, part).length * Byte.SIZE);
        return changed("bit " + bit + " flipped", link, part, bytes -> {
            bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            return bytes;
        });
    }

    /** Decoded, changed and encoded: a change of the text alone may mean the same bytes. */
    private static Spoiled changed(String how, String link, int part, UnaryOperator<byte[]> change) {
        String[] parts = parts(link);
        parts[part] = Base64.getUrlEncoder().withoutPadding().encodeToString(change.apply(bytes(link, part)));
        return new Spoiled("part " + part + ", " + how, token(link, parts));
    }

    private static byte[] bytes(String link, int part) {
        return Base64.getUrlDecoder().decode(parts(link)[part]);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static String token(String link, String... parts) {
        return link.replace(key(link), String.join(".", parts));
    }

    private static String[] parts(String link) {
        return key(link).split("\\.", -1);
    }

    public static String key(String link) {
        return link.replaceFirst(".*[?&]" + KEY, "").replaceFirst("&.*", "");
    }

    /** A link that is not good. */
    public record Spoiled(String how, String link) {
        @Override
        public String toString() {
            return how + ": " + link;
        }
    }
}
