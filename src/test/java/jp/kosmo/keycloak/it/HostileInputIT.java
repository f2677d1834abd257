package jp.kosmo.keycloak.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.net.URIBuilder;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is written into a place that members can write to is text there: the page is made of the elements of which it is made with
 * harmless texts, and is no error of the server.
 */
class HostileInputIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "hostile", realm -> {
        realm.setBruteForceProtected(false);
        realm.setPasswordPolicy(realm.getPasswordPolicy() + " and hashIterations(1)");
    });

    @ParameterizedTest
    @MethodSource("fields")
    void typedIntoAForm(HostileField field) {
        var softly = new SoftAssertions();
        Set<Skeleton> known = new HashSet<>();
        LoginClient client = field.open(UNION);
        for (String text : HostileStrings.HARMLESS) {
            client = field.back(field.send(client, text), UNION);
            known.add(Skeleton.of(field.send(client, text).page().document()));
            client = field.back(client, UNION);
        }
        for (String text : HostileStrings.andLongOnes()) {
            field.send(client, text);
            check(softly, client, known, text);
            client = field.back(client, UNION);
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ui_locales",
                "kc_locale",
                "state",
                "nonce",
                "login_hint",
                "acr_values",
                "claims",
                "scope",
                "prompt",
                "max_age",
                "display",
                "client_id",
                "redirect_uri",
                "response_type",
                "response_mode",
                "code_challenge",
                "code_challenge_method",
                "request",
                "request_uri",
                "kc_action",
                "kc_idp_hint",
                "id_token_hint"
            })
    void inTheAddressOfALogin(String parameter) {
        var softly = new SoftAssertions();
        URI plain = UNION.portalRequest(Map.of()).uri();
        Set<Skeleton> known = HostileStrings.HARMLESS.stream()
                .map(text -> LoginClient.in("ja", UNION).get(with(plain, parameter, text)))
                .filter(client -> !client.isDone())
                .map(client -> Skeleton.of(client.page().document()))
                .collect(Collectors.toCollection(HashSet::new));
        for (String text : HostileStrings.some(6)) {
            check(softly, LoginClient.in("ja", UNION).get(with(plain, parameter, text)), known, text);
        }
        softly.assertAll();
    }

    @Test
    void asTheNameOfADevice() {
        List<String> hostile = HostileStrings.all().stream()
                .filter(HostileStrings::isText)
                .filter(name -> !name.isBlank())
                .toList();
        List<Page> expected = pagesWithDevices(Stream.iterate(1, n -> n + 1)
                .limit(hostile.size())
                .map(n -> "device " + n)
                .toList());
        List<Page> pages = pagesWithDevices(hostile);
        for (int i = 0; i < pages.size(); i++) {
            assertThat(Skeleton.of(pages.get(i).document()))
                    .isEqualTo(Skeleton.of(expected.get(i).document()));
        }
    }

    /** Every page that lists the devices of a member. */
    private static List<Page> pagesWithDevices(List<String> names) {
        Member member =
                UNION.importSettled(holding(MemberSpec.settled(), names), "CONFIGURE_TOTP", "webauthn-register");
        LoginClient client = LoginClient.open(UNION).login(member);
        Page login = client.page();
        Page app = client.submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET))).page();
        client.submit(Map.of("totp", Totp.now(Totp.key(client)), "userLabel", "another"));
        Page passkey = client.page();
        MemberSpec spec = MemberSpec.settled().withoutFactors().attribute("mfaMethod", "passkey");
        for (String name : names) {
            spec = spec.passkey(name, new SoftPasskey());
        }
        return List.of(
                login,
                app,
                passkey,
                LoginClient.open(UNION).login(UNION.importSettled(spec)).page());
    }

    private static MemberSpec holding(MemberSpec spec, List<String> apps) {
        MemberSpec all = spec;
        for (String name : apps) {
            all = all.otp(name, MemberSpec.OTP_SECRET);
        }
        return all;
    }

    private static URI with(URI address, String parameter, String text) {
        return URI.create(new URIBuilder(address).setParameter(parameter, text).toString());
    }

    private static void check(SoftAssertions softly, LoginClient client, Set<Skeleton> known, String text) {
        if (client.isDone()) {
            URI uri = client.outcome().uri();
            softly.assertThat(uri.toString()).as(text).startsWith(UNION.callbackUrl());
            return;
        }
        Page page = client.page();
        softly.assertThat(page.status()).as("status for " + text).isLessThan(500);
        softly.assertThat(page.document().text()).as(text).doesNotContain(HostileStrings.WORKED_OUT);
        softly.check(() -> assertThat(Skeleton.of(page.document()))
                .as(() -> text + "\n" + page)
                .isIn(known));
    }

    static Stream<HostileField> fields() {
        return HostileField.ALL.stream();
    }
}
