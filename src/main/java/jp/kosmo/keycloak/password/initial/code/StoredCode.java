package jp.kosmo.keycloak.password.initial.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.text.JapanTime;
import jp.kosmo.keycloak.text.Sha256;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.util.JsonSerialization;

/**
 * A code as it is stored: a row of Keycloak's table {@code CREDENTIAL}. There is so much chance in it that nobody finds it by
 * hashing, so the hash is a fast one; with that of a password a union's first import would take hours.
 *
 * @param salt in hexadecimal digits
 * @param hash SHA-256 of salt and code, in hexadecimal digits
 * @param until when it ends; null = never
 */
public record StoredCode(String salt, String hash, @Nullable Instant until) {

    /** The column {@code TYPE}. */
    public static final String TYPE = ProviderIds.INITIAL_PASSWORD;

    private static final String SALT = "salt";
    private static final String HASH = "hash";
    private static final String UNTIL = "until";
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * What to store of a code.
     *
     * @param until when it ends, to the second; null = never
     */
    public static StoredCode of(IssuedCode code, @Nullable Instant until) {
        byte[] random = new byte[SALT_BYTES];
        RANDOM.nextBytes(random);
        String salt = HexFormat.of().formatHex(random);
        return new StoredCode(
                salt, hash(salt, code.letters()), until == null ? null : until.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Reads a row back. One that was written elsewhere and makes no sense is no code: it opens nothing. */
    static Optional<StoredCode> read(CredentialModel stored) {
        try {
            JsonNode secret = JsonSerialization.mapper.readTree(stored.getSecretData());
            String until = JsonSerialization.mapper
                    .readTree(stored.getCredentialData())
                    .path(UNTIL)
                    .asText("");
            return Optional.of(new StoredCode(
                    secret.path(SALT).asText(),
                    secret.path(HASH).asText(),
                    until.isEmpty() ? null : OffsetDateTime.parse(until).toInstant()));
        } catch (IOException | IllegalArgumentException | DateTimeException nonsense) {
            return Optional.empty();
        }
    }

    /** The column {@code SECRET_DATA}. */
    public String secretData() {
        return JsonSerialization.createObjectNode()
                .put(SALT, salt)
                .put(HASH, hash)
                .toString();
    }

    /** The column {@code CREDENTIAL_DATA}, which the console shows: the end is written by the clock of the union. */
    public String credentialData() {
        ObjectNode shown = JsonSerialization.createObjectNode();
        if (until != null) {
            shown.put(
                    UNTIL,
                    JapanTime.at(until.getEpochSecond()).toOffsetDateTime().toString());
        }
        return shown.toString();
    }

    /** Whether this was typed, and in time. */
    boolean opens(String typed, Instant now) {
        boolean isRight = MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII),
                hash(salt, IssuedCode.plain(typed)).getBytes(StandardCharsets.US_ASCII));
        return isRight && isGoodAt(now);
    }

    boolean isGoodAt(Instant now) {
        return until == null || now.isBefore(until);
    }

    private static String hash(String salt, String letters) {
        return Sha256.of(salt + letters);
    }

    /** Keeps the hash out of logs and exception texts. */
    @Override
    public String toString() {
        return "StoredCode";
    }
}
