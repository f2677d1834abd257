package jp.kosmo.keycloak.it.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.attack.FlowEnd;
import jp.kosmo.keycloak.it.attack.HostileField;
import jp.kosmo.keycloak.it.attack.HostileStrings;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.FormPost;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Mail;
import jp.kosmo.keycloak.it.oracle.ExpectedNotice;
import jp.kosmo.keycloak.it.oracle.KnownPages;
import jp.kosmo.keycloak.it.oracle.Skeleton;
import jp.kosmo.keycloak.text.TypedText;
import org.apache.hc.core5.net.URIBuilder;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a member writes, wherever a member can write, is text there: the page or mail is made of what it is made of with
 * harmless texts, and is no error of the server.
 */
class HostileInputIT {

    private static final Union UNION =
            Union.copyOf("kanekakenpo", "hostile", realm -> realm.setBruteForceProtected(false));

    @ParameterizedTest
    @MethodSource("fields")
    void inAForm(HostileField field) {
        var pages = new KnownPages(UNION.callbackUrl());
        // Where too many entries lead that are no birthdates.
        pages.learn(FlowEnd.RECORD_INCOMPLETE.reach(LoginClient.in("ja", UNION), UNION));
        LoginClient client = field.open(UNION);
        for (String text : HostileStrings.HARMLESS) {
            pages.learn(field.send(client, text));
            client = field.back(client, UNION);
        }
        for (String text : HostileStrings.andLongOnes()) {
            pages.check(text, field.send(client, text));
            client = field.back(client, UNION);
        }
        pages.allAsKnown();
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
                "client_id",
                "redirect_uri",
                "response_type",
                "response_mode",
                "code_challenge_method",
                "request",
                "request_uri",
                "kc_action",
                "id_token_hint"
            })
    void inTheAddressOfALogin(String parameter) {
        var pages = new KnownPages(UNION.callbackUrl());
        URI plain = UNION.portalRequest(Map.of()).uri();
        for (String text : HostileStrings.HARMLESS) {
            pages.learn(LoginClient.in("ja", UNION).get(with(plain, parameter, text)));
        }
        for (String text : HostileStrings.some(5)) {
            putInCache();
            pages.check(text, LoginClient.in("ja", UNION).get(with(plain, parameter, text)));
        }
        pages.allAsKnown();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/realms/%s",
                "/realms/hostile/%s",
                "/realms/hostile/login-actions/%s",
                "/realms/hostile/account/%s"
            })
    void inAPath(String path) {
        var pages = new KnownPages(UNION.callbackUrl());
        for (String text : HostileStrings.HARMLESS) {
            pages.learn(LoginClient.in("ja", UNION).get(at(path, text)));
        }
        // As the name of a realm Keycloak looks for anything.
        for (String text :
                HostileStrings.some(5).stream().filter(HostileStrings::isText).toList()) {
            putInCache();
            pages.check(text, LoginClient.in("ja", UNION).get(at(path, text)));
        }
        pages.allAsKnown();
    }

    @Test
    void asTheNameOfADevice() {
        List<String> hostile =
                HostileStrings.all().stream().filter(HostileStrings::isText).toList();

        List<Page> pages = pagesWithDevices(numbered(hostile));

        List<Page> plain = pagesWithDevices(numbered(Collections.nCopies(hostile.size(), "device")));
        for (int i = 0; i < pages.size(); i++) {
            assertThat(Skeleton.of(pages.get(i).document()))
                    .isEqualTo(Skeleton.of(plain.get(i).document()));
        }
    }

    /** No two devices of a member are called the same. */
    private static List<String> numbered(List<String> names) {
        return IntStream.range(0, names.size()).mapToObj(i -> names.get(i) + i).toList();
    }

    /** Every page that lists the devices of a member. */
    private static List<Page> pagesWithDevices(List<String> names) {
        MemberSpec apps = MemberSpec.settled();
        MemberSpec passkeys = MemberSpec.settled().withoutFactors().attribute("mfaMethod", "passkey");
        for (String name : names) {
            apps = apps.otp(name, MemberSpec.OTP_SECRET);
            passkeys = passkeys.passkey(name, new SoftPasskey());
        }
        LoginClient withApps = LoginClient.open(UNION).login(UNION.importSettled(apps, "webauthn-register"));
        LoginClient withPasskeys = LoginClient.open(UNION).login(UNION.importSettled(passkeys));
        return List.of(
                withApps.page(),
                withApps.submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET))).page(),
                withPasskeys.page());
    }

    @Test
    void inTheMailAboutANewDevice() {
        UNION.changeRequiredAction("CONFIGURE_TOTP", Map.of("max_auth_age", "3600"));
        Mail plain = mailAbout("harmless");
        var softly = new SoftAssertions();
        for (String name : numbered(HostileStrings.some(2))) {
            if (HostileStrings.isText(name) && name.chars().noneMatch(Character::isISOControl)) {
                Mail mail = mailAbout(name);
                softly.assertThat(mail.headers()).as(name).isEqualTo(plain.headers());
                softly.assertThat(mail.subject()).as(name).isEqualTo(plain.subject());
                softly.assertThat(mail.text().lines())
                        .as(name)
                        .hasSameSizeAs(plain.text().lines().toList());
                softly.assertThat(mail.text()).contains(TypedText.trimmed(name)); // as typed
                softly.assertThat(Skeleton.of(Jsoup.parse(mail.html())))
                        .as(name)
                        .isEqualTo(Skeleton.of(Jsoup.parse(plain.html())));
            }
        }
        softly.assertAll();
    }

    /** To a member each: nobody is told of more than ten changes an hour. */
    private static Mail mailAbout(String name) {
        Member member = UNION.importSettled(ExpectedNotice.member("en"));
        LoginClient client =
                LoginClient.open(UNION).login(member).submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
        client.reopen(Map.of("kc_action", "CONFIGURE_TOTP"));
        client.submit(Map.of("totp", Totp.now(Totp.key(client)), "userLabel", name));
        assertThat(client.isDone()).as(name).isTrue();
        return member.nextMail();
    }

    @Test
    void inTheProfileOfTheConsole() {
        AccountRest console = AccountRest.of(UNION.importSettled(MemberSpec.settled()));
        // Keycloak looks for a member of the new name before it asks whether there may be one.
        for (String text :
                HostileStrings.all().stream().filter(HostileStrings::isText).toList()) {
            Http.Answer answer = console.save(profile -> {
                profile.setUsername(text);
                profile.singleAttribute("displayName", text);
                profile.singleAttribute("mfaMethod", text);
            });
            assertThat(answer.status()).as(text).isEqualTo(400);
        }
        assertThat(console.read().getEmail()).isNotEmpty();
    }

    /**
     * Has Keycloak read the realm. It refuses control characters in an address before any provider runs, in a thread that
     * may not ask the database: its error page then needs a realm that is in the cache, and is an empty 500 otherwise.
     */
    private static void putInCache() {
        LoginClient.open(UNION);
    }

    private static URI with(URI address, String parameter, String text) {
        return URI.create(new URIBuilder(address).setParameter(parameter, text).toString());
    }

    private static URI at(String path, String text) {
        return URI.create(UNION.loginUrl() + path.formatted(FormPost.encoded(text)));
    }

    static Stream<HostileField> fields() {
        return HostileField.ALL.stream();
    }
}
