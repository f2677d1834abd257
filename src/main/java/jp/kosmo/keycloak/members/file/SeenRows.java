package jp.kosmo.keycloak.members.file;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kosmo.keycloak.text.Sha256;

/**
 * Which keys have come, and in which line: 12 bytes a key, no text. The hashes are salted, so that nobody can write a file whose
 * rows are taken for each other.
 */
final class SeenRows {

    private static final int FIRST_SIZE = 1 << 10;

    private final String salt = UUID.randomUUID().toString();
    private long[] hashes = new long[FIRST_SIZE];
    private int[] lines = new int[FIRST_SIZE];
    private int size;

    /** The line in which these have come before; 0 = never, and this one is kept. What is not whole is like nothing. */
    int firstLine(int line, String... key) {
        if (Arrays.stream(key).anyMatch(String::isEmpty)) {
            return 0;
        }
        if (size > hashes.length / 4 * 3) {
            grow();
        }
        long hash = hash(key);
        int place = place(hash);
        if (hashes[place] == 0) {
            put(hash, line);
            return 0;
        }
        return lines[place];
    }

    private void put(long hash, int line) {
        int place = place(hash);
        hashes[place] = hash;
        lines[place] = line;
        size++;
    }

    private void grow() {
        long[] before = hashes;
        int[] linesBefore = lines;
        hashes = new long[before.length * 2];
        lines = new int[before.length * 2];
        size = 0;
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                put(before[i], linesBefore[i]);
            }
        }
    }

    private int place(long hash) {
        int place = (int) hash & hashes.length - 1;
        while (hashes[place] != 0 && hashes[place] != hash) {
            place = place + 1 & hashes.length - 1;
        }
        return place;
    }

    /** Never 0, which stands for a free place. */
    private long hash(String... key) {
        String digest =
                Sha256.ofAll(Stream.concat(Stream.of(salt), Arrays.stream(key)).toArray(String[]::new));
        long hash = Long.parseUnsignedLong(digest.substring(0, Long.BYTES * 2), 16);
        return hash == 0 ? 1 : hash;
    }
}
