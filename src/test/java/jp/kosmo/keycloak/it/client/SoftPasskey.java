package jp.kosmo.keycloak.it.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.CollectedClientDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.ClientDataType;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionAuthenticatorOutput;
import com.webauthn4j.util.ECUtil;
import com.webauthn4j.util.MessageDigestUtil;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keycloak.credential.CredentialPublicKeyConverter;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/**
 * A passkey without a device: an ES256 key that signs whatever it is asked to. Like Apple's it does not count its uses,
 * so it can be used in several browsers at a time.
 *
 * <pre>{@code
 * var passkey = new SoftPasskey();
 * client.submit(passkey.registration(Ceremony.of(client.page()), "わたしの電話"));
 * }</pre>
 */
public final class SoftPasskey {

    private static final ObjectConverter CONVERTER = new ObjectConverter();
    private static final int NO_COUNT = 0;

    private final KeyPair keys = ECUtil.createKeyPair();
    private final byte[] id = bytes(UUID.randomUUID());

    /** The fields with which the page {@code login-webauthn-register} is answered. */
    public Map<String, String> registration(Ceremony ceremony, String label) {
        var data = new AttestationObject(
                new AuthenticatorData<>(
                        ceremony.rpIdHash(),
                        ceremony.flags(AuthenticatorData.BIT_AT),
                        NO_COUNT,
                        new AttestedCredentialData(AAGUID.ZERO, id, publicKey())),
                new NoneAttestationStatement());
        return Map.of(
                "clientDataJSON", encoded(ceremony.clientData(ClientDataType.WEBAUTHN_CREATE)),
                "attestationObject", encoded(new AttestationObjectConverter(CONVERTER).convertToBytes(data)),
                "publicKeyCredentialId", encoded(id),
                "authenticatorLabel", label,
                "transports", "internal");
    }

    /** The fields with which the page {@code login-webauthn-authenticate} is answered. */
    public Map<String, String> assertion(Ceremony ceremony) {
        byte[] clientData = ceremony.clientData(ClientDataType.WEBAUTHN_GET);
        byte[] data = new AuthenticatorDataConverter(CONVERTER)
                .convert(new AuthenticatorData<AuthenticationExtensionAuthenticatorOutput>(
                        ceremony.rpIdHash(), ceremony.flags((byte) 0), NO_COUNT));
        return Map.of(
                "clientDataJSON", encoded(clientData),
                "authenticatorData", encoded(data),
                "signature", encoded(sign(data, MessageDigestUtil.createSHA256().digest(clientData))),
                "credentialId", encoded(id));
    }

    /** Whether this is the page that asks for a passkey, this one among them. */
    boolean isAskedForOn(Page page) {
        return page.document().select("form[data-credential-ids]").eachAttr("data-credential-ids").stream()
                .anyMatch(ids -> List.of(ids.split(",")).contains(encoded(id)));
    }

    /** As Keycloak stores it. */
    public WebAuthnCredentialModel stored(String label) {
        return WebAuthnCredentialModel.create(
                WebAuthnCredentialModel.TYPE_TWOFACTOR,
                label,
                AAGUID.ZERO.toString(),
                Base64.getEncoder().encodeToString(id),
                null,
                new CredentialPublicKeyConverter(CONVERTER).convertToDatabaseColumn(publicKey()),
                NO_COUNT,
                NoneAttestationStatement.FORMAT);
    }

    private EC2COSEKey publicKey() {
        return EC2COSEKey.create((ECPublicKey) keys.getPublic(), COSEAlgorithmIdentifier.ES256);
    }

    private byte[] sign(byte[]... parts) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            for (byte[] part : parts) {
                signature.update(part);
            }
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static String encoded(byte[] value) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }

    /**
     * What a passkey page asks for, as the browser passes it on to the device. Another site, an old challenge or an
     * unrecognised owner: make one by hand.
     *
     * @param challenge Base64 for URLs
     * @param rpId the host the passkey belongs to
     * @param origin the site that asks
     * @param verified whether the device has recognised its owner
     */
    public record Ceremony(String challenge, String rpId, String origin, boolean verified) {

        /** As a browser does it, with the owner present. */
        public static Ceremony of(Page page) {
            URI shown = URI.create(page.document().location());
            return new Ceremony(
                    option(page, "challenge"),
                    option(page, "rp-id"),
                    shown.getScheme() + "://" + shown.getRawAuthority(),
                    true);
        }

        private static String option(Page page, String name) {
            var form = page.document().selectFirst("form[data-" + name + "]");
            if (form == null) {
                throw new IllegalArgumentException("no " + name + " on " + page);
            }
            return form.attr("data-" + name);
        }

        private byte[] rpIdHash() {
            return MessageDigestUtil.createSHA256().digest(rpId.getBytes(UTF_8));
        }

        private byte flags(byte more) {
            return (byte) (AuthenticatorData.BIT_UP | (verified ? AuthenticatorData.BIT_UV : 0) | more);
        }

        private byte[] clientData(ClientDataType type) {
            return new CollectedClientDataConverter(CONVERTER)
                    .convertToBytes(
                            new CollectedClientData(type, new DefaultChallenge(challenge), new Origin(origin), null));
        }
    }
}
