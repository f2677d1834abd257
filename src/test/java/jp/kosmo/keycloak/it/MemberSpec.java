package jp.kosmo.keycloak.it;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.OTPCredentialModel.SecretEncoding;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * A member to be made. Start with {@link #newcomer()}, {@link #settled()} or {@link #named}, and change what the test is
 * about.
 *
 * @param password null = none stored
 * @param temporary whether the password must be changed at login
 */
public record MemberSpec(
        String username,
        @Nullable String password,
        boolean temporary,
        String email,
        Map<String, String> attributes,
        List<CredentialRepresentation> factors) {

    /** The secret in the OTP app of a {@link #settled()} member. */
    public static final String OTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    /** The passkey of members to whom second factors do not matter; {@link LoginClient} shows it wherever it is asked for. */
    static final SoftPasskey PASSKEY = new SoftPasskey();

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Somebody who holds the union's letter: temporary user ID and password, on record with a birthdate. */
    public static MemberSpec newcomer() {
        return named("member%04d".formatted(COUNT.incrementAndGet())).attribute("temporaryUserId", "true");
    }

    /** Somebody with a password of their own, who chose OTP and set it up. For {@link Union#importSettled}. */
    public static MemberSpec settled() {
        return named("member%04d".formatted(COUNT.incrementAndGet()))
                .permanentPassword("Mimosa-2026")
                .attribute("mfaMethod", "otp")
                .otp("phone", OTP_SECRET);
    }

    /** Like {@link #newcomer()} with a user ID of one's own choice, which is not marked temporary. */
    public static MemberSpec named(String username) {
        var attributes = Map.of(
                "birthdate", "1980-12-01",
                "insuredPersonSymbol", "9999",
                "insuredPersonNumber", "43210",
                "displayName", "健保 花子");
        return new MemberSpec(username, "Tegami-2026", true, username + "@member.example", attributes, List.of());
    }

    /** With a password that must be changed at the first login. */
    public MemberSpec temporaryPassword(String value) {
        return new MemberSpec(username, value, true, email, attributes, factors);
    }

    /** With a password that lasts. */
    public MemberSpec permanentPassword(String value) {
        return new MemberSpec(username, value, false, email, attributes, factors);
    }

    /** Without a stored password: what is derived from the record counts, if the union allows it. */
    public MemberSpec noPassword() {
        return new MemberSpec(username, null, false, email, attributes, factors);
    }

    /** With this address; empty = none. */
    public MemberSpec email(String value) {
        return new MemberSpec(username, password, temporary, value, attributes, factors);
    }

    /** With this attribute of the user profile. */
    public MemberSpec attribute(String name, String value) {
        var more = new HashMap<>(attributes);
        more.put(name, value);
        return new MemberSpec(username, password, temporary, email, Map.copyOf(more), factors);
    }

    /** Without this attribute. */
    public MemberSpec without(String name) {
        var fewer = new HashMap<>(attributes);
        fewer.remove(name);
        return new MemberSpec(username, password, temporary, email, Map.copyOf(fewer), factors);
    }

    /**
     * With an OTP app already set up; the same secret in Base32 goes into {@link Totp}. Only for
     * {@link Union#importMember}.
     */
    public MemberSpec otp(String device, String base32) {
        return otp(device, base32, Totp.PERIOD);
    }

    /** With one whose codes change after another time than usual, in seconds. */
    MemberSpec otp(String device, String base32, int period) {
        var stored = OTPCredentialModel.createTOTP(base32, 6, period, "HmacSHA1", SecretEncoding.BASE32.name());
        stored.setUserLabel(device);
        return factor(stored);
    }

    /** With a passkey already set up. Only for {@link Union#importMember}. */
    public MemberSpec passkey(String device, SoftPasskey passkey) {
        return factor(passkey.stored(device));
    }

    /** Without any second factor. */
    public MemberSpec withoutFactors() {
        return new MemberSpec(username, password, temporary, email, attributes, List.of());
    }

    /** With a second factor that {@link LoginClient} shows by itself, unless the test has said anything of factors. */
    public MemberSpec withSomeFactor() {
        return factors.isEmpty() && !attributes.containsKey("mfaMethod")
                ? attribute("mfaMethod", "passkey").passkey("a passkey", PASSKEY)
                : this;
    }

    private MemberSpec factor(CredentialModel stored) {
        var factor = new CredentialRepresentation();
        factor.setType(stored.getType());
        factor.setUserLabel(stored.getUserLabel());
        factor.setSecretData(stored.getSecretData());
        factor.setCredentialData(stored.getCredentialData());
        return new MemberSpec(
                username,
                password,
                temporary,
                email,
                attributes,
                Stream.concat(factors.stream(), Stream.of(factor)).toList());
    }

    UserRepresentation representation() {
        var user = new UserRepresentation();
        user.setUsername(username);
        user.setEnabled(true);
        user.setEmail(email);
        attributes.forEach(user::singleAttribute);
        var credentials = new ArrayList<>(factors);
        if (password != null) {
            var credential = new CredentialRepresentation();
            credential.setType(CredentialRepresentation.PASSWORD);
            credential.setValue(password);
            credential.setTemporary(temporary);
            credentials.add(credential);
        }
        user.setCredentials(credentials);
        return user;
    }
}
