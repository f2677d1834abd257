package jp.kosmo.keycloak.it.attack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.kosmo.keycloak.it.attack.Mutations.deciding;
import static jp.kosmo.keycloak.it.client.FormPost.Place.FIELD;
import static jp.kosmo.keycloak.it.client.FormPost.encoded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.attack.Mutations.Mutation;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.client.SoftPasskey.Ceremony;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.keycloak.models.utils.Base32;

/** The forms of the second factor, each with a member of its own before it. */
public final class SecondFactorForms {

    private static final int TIMES = 20;
    private static final String SECOND_SECRET = "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU";
    private static final String CLIENT_DATA = "clientDataJSON";
    private static final String ATTESTATION = "attestationObject";
    private static final String EXECUTION = "authenticationExecution";
    private static final String OTHER_WAY = "tryAnotherWay";
    private static final Map<String, UnaryOperator<Ceremony>> FORGERIES = Map.of(
            "for another login",
            asked -> new Ceremony("AAAAAAAAAAAAAAAAAAAAAA", asked.rpId(), asked.origin(), true),
            "for another host",
            asked -> new Ceremony(asked.challenge(), "evil.example", asked.origin(), true),
            "at another site",
            asked -> new Ceremony(asked.challenge(), asked.rpId(), "https://evil.example", true),
            "without looking at the owner",
            asked -> new Ceremony(asked.challenge(), asked.rpId(), asked.origin(), false));

    private SecondFactorForms() {}

    /** All of them, each with a new member. */
    public static List<SecondFactorForm> all(Union union, Mutations mutations) {
        return List.of(
                otpSetUp(union),
                passkeySetUp(union, mutations),
                otpLogin(union.importSettled(MemberSpec.settled()), "login with one OTP device", MemberSpec.OTP_SECRET),
                otpLogin(
                        union.importSettled(MemberSpec.settled().otp("second", SECOND_SECRET)),
                        "login with two OTP devices",
                        SECOND_SECRET),
                passkeyLogin(union, mutations),
                selector(union),
                passkeyErrorAtLogin(union),
                passkeyError(
                        "passkey error at set-up",
                        atSetUp(union, "webauthn-register"),
                        page -> new SoftPasskey().registration(Ceremony.of(page), "phone")));
    }

    /** Names of the fields of all forms, and of some that no form has. */
    public static List<String> names() {
        return List.of("""
                totp totpSecret userLabel mode logout-sessions later otherMethod cancel-aia clientDataJSON attestationObject \
                publicKeyCredentialId authenticatorLabel transports authenticatorAttachment error isSetRetry otp \
                selectedCredentialId credentialId authenticatorData signature userHandle tryAnotherWay \
                authenticationExecution username password login rememberMe mfaMethod agreedTerms kosmoAnything""".split(" ", -1));
    }

    private static SecondFactorForm otpSetUp(Union union) {
        return new SecondFactorForm(
                "set-up of OTP",
                "login-login-config-totp",
                atSetUp(union, "CONFIGURE_TOTP"),
                Map.of(),
                page -> {
                    String secret = page.document().select("[name=totpSecret]").val();
                    String code = Totp.now(Base32.encode(secret.getBytes(UTF_8)));
                    return Map.of("totpSecret", secret, "totp", code, "userLabel", "phone");
                },
                post -> post.with(FIELD, "totp", "00000"),
                List.of("totp", "totpSecret"),
                List.of(),
                List.of("userLabel", "mode", "logout-sessions", "later", "otherMethod", "cancel-aia"),
                badNames("userLabel"),
                UnaryOperator.identity());
    }

    private static SecondFactorForm passkeySetUp(Union union, Mutations mutations) {
        var passkey = new SoftPasskey();
        var own = new ArrayList<>(badNames("authenticatorLabel"));
        own.addAll(forgeries(asked -> passkey.registration(asked, "phone")));
        own.addAll(mutations.cut(CLIENT_DATA, TIMES));
        own.addAll(mutations.cut(ATTESTATION, TIMES));
        // No signature covers a set-up: of its bytes only these are sure to decide.
        own.addAll(mutations.flipped(CLIENT_DATA, TIMES, bytes -> Mutations.after(bytes, "\"challenge\":\""), 20));
        own.addAll(mutations.flipped(ATTESTATION, TIMES, bytes -> Mutations.after(bytes, "authData") + 2, 32));
        return new SecondFactorForm(
                "set-up of a passkey",
                "login-webauthn-register",
                atSetUp(union, "webauthn-register"),
                Map.of(),
                page -> passkey.registration(Ceremony.of(page), "phone"),
                post -> post.with(FIELD, ATTESTATION, "o2NmbXRkbm9uZQ"),
                List.of(CLIENT_DATA, ATTESTATION),
                List.of("error", "isSetRetry"),
                List.of(
                        "publicKeyCredentialId",
                        "authenticatorLabel",
                        "transports",
                        "authenticatorAttachment",
                        "logout-sessions",
                        "later",
                        "otherMethod",
                        "cancel-aia"),
                own,
                UnaryOperator.identity());
    }

    /** The member's last device is the one with this secret. */
    public static SecondFactorForm otpLogin(Member member, String name, String secret) {
        List<String> devices = member.credentials().stream()
                .filter(held -> "otp".equals(held.getType()))
                .map(held -> held.getId())
                .toList();
        String used = devices.get(devices.size() - 1);
        List<Mutation> own = devices.stream()
                .filter(device -> !device.equals(used))
                .map(device ->
                        deciding("other device", device, post -> post.with(FIELD, "selectedCredentialId", device)))
                .toList();
        return new SecondFactorForm(
                name,
                "login-login-otp",
                member,
                Map.of(),
                page -> Map.of("otp", Totp.now(secret), "selectedCredentialId", used),
                post -> post.with(FIELD, "otp", "00000"),
                List.of("otp"),
                List.of("selectedCredentialId"),
                List.of(OTHER_WAY, EXECUTION),
                own,
                UnaryOperator.identity());
    }

    private static SecondFactorForm passkeyLogin(Union union, Mutations mutations) {
        var passkey = new SoftPasskey();
        List<String> always = List.of("credentialId", CLIENT_DATA, "authenticatorData", "signature");
        var own = new ArrayList<>(forgeries(passkey::assertion));
        own.addAll(forgeries(new SoftPasskey()::assertion));
        for (String field : always) {
            own.addAll(mutations.cut(field, TIMES));
            own.addAll(mutations.flipped(field, TIMES, bytes -> 0, Integer.MAX_VALUE));
        }
        return new SecondFactorForm(
                "login with a passkey",
                "login-webauthn-authenticate",
                union.importSettled(passkeyOnly().passkey("phone", passkey)),
                Map.of(),
                page -> passkey.assertion(Ceremony.of(page)),
                post -> post.with(FIELD, "signature", "AAAA"),
                always,
                List.of("userHandle", "error"),
                List.of(OTHER_WAY, EXECUTION),
                own,
                UnaryOperator.identity());
    }

    private static SecondFactorForm selector(Union union) {
        var passkey = new SoftPasskey();
        return new SecondFactorForm(
                "selector",
                "login-select-authenticator",
                union.importSettled(MemberSpec.settled().passkey("laptop", passkey)),
                Map.of(OTHER_WAY, "on"),
                page -> Map.of(
                        EXECUTION,
                        page.document()
                                .expectFirst("li:last-child [name=" + EXECUTION + "]")
                                .val()),
                UnaryOperator.identity(),
                List.of(EXECUTION),
                List.of(),
                List.of(OTHER_WAY),
                List.of(),
                client -> client.submit(passkey.assertion(Ceremony.of(client.page()))));
    }

    private static SecondFactorForm passkeyErrorAtLogin(Union union) {
        var passkey = new SoftPasskey();
        return passkeyError(
                "passkey error at login",
                union.importSettled(passkeyOnly().passkey("phone", passkey)),
                page -> passkey.assertion(Ceremony.of(page)));
    }

    private static SecondFactorForm passkeyError(
            String name, Member member, Function<Page, Map<String, String>> answer) {
        return new SecondFactorForm(
                name,
                "login-webauthn-error",
                member,
                Map.of("error", "NotAllowedError: cancelled"),
                page -> Map.of(
                        EXECUTION,
                        page.document().select("[name=" + EXECUTION + "]").val(),
                        "isSetRetry",
                        "retry"),
                UnaryOperator.identity(),
                List.of(),
                List.of(),
                List.of(EXECUTION, "isSetRetry"),
                List.of(),
                client -> client.submit(answer.apply(client.page())));
    }

    private static List<Mutation> forgeries(Function<Ceremony, Map<String, String>> answer) {
        return new TreeMap<>(FORGERIES)
                .entrySet().stream()
                        .map(forgery -> deciding(
                                "forged",
                                forgery.getKey(),
                                post -> post.with(
                                        answer.apply(forgery.getValue().apply(Ceremony.of(post.page()))))))
                        .toList();
    }

    private static List<Mutation> badNames(String field) {
        return Stream.of("", " ", "a\u0000b", "a\u0007b", "\r\n", "x".repeat(65), "長".repeat(65), "x".repeat(100_000))
                .map(name -> deciding("bad name", field, post -> post.with(FIELD, field, encoded(name))))
                .toList();
    }

    /** Somebody without a factor who has to set one up: neither later nor another. */
    private static Member atSetUp(Union union, String action) {
        String method = "CONFIGURE_TOTP".equals(action) ? "otp" : "passkey";
        return union.importAgreed(
                MemberSpec.settled().attribute("mfaMethod", method).withoutFactors(), action);
    }

    private static MemberSpec passkeyOnly() {
        return MemberSpec.settled().attribute("mfaMethod", "passkey").withoutFactors();
    }
}
