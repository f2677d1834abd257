package jp.kosmo.keycloak.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.browser.BrowserTest;
import jp.kosmo.keycloak.browser.Chromium;
import jp.kosmo.keycloak.browser.Device;
import jp.kosmo.keycloak.browser.Screens;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.KeycloakDistribution;
import jp.kosmo.keycloak.it.harness.Mail;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.representations.idm.RealmRepresentation;

/** The bundle in a stock Keycloak: it starts, the sample unions are there, pages open and mails arrive. */
@BrowserTest
class BundleIT {

    @Test
    void startsWithoutAnError() {
        assertThat(TestBed.admin().serverInfo().getInfo().getSystemInfo().getVersion())
                .isEqualTo(KeycloakDistribution.version());
        assertThat(TestBed.startLog()).anyMatch(line -> line.contains("started in"));
        assertThat(TestBed.startLog().stream()
                        .filter(line -> line.contains(" ERROR ") || line.contains(" FATAL "))
                        // Two nodes that find each other at the same moment close a connection too many.
                        .filter(line -> !line.contains("[org.jgroups.")))
                .isEmpty();
    }

    @Test
    void holdsBothSampleUnions() {
        assertThat(TestBed.admin().realms().findAll())
                .extracting(RealmRepresentation::getRealm)
                .contains("kanekakenpo", "daiwakenpo");
    }

    @ParameterizedTest
    @MethodSource("unions")
    void sendsMailFromTheUnion(Union union) {
        Member member = union.createMember(MemberSpec.newcomer());

        member.admin().executeActionsEmail(List.of("UPDATE_PASSWORD"));

        Mail mail = member.nextMail();
        assertThat(mail.from()).contains("info@" + union.name() + ".example");
        assertThat(mail.subject()).isNotBlank();
        assertThat(mail.text()).contains(union.loginUrl());
        assertThat(mail.links()).anyMatch(link -> link.startsWith(union.loginUrl()));
    }

    @ParameterizedTest
    @MethodSource("unions")
    void asksForUserIdAndPassword(Union union) {
        var client = LoginClient.open(union);

        assertThat(client.page().id()).isEqualTo("login-login");

        client.login("nobody1234", "wrong-password1");

        assertThat(client.page().fieldErrors().values()).hasSize(1);
        assertThat(union.events().ofType("LOGIN_ERROR").errors()).contains("user_not_found");
    }

    @Test
    void copiesARealmUnderAnotherNameAndHost() {
        Union copy = Union.copyOf("kanekakenpo", "copied");
        Member member = copy.importSettled(MemberSpec.settled());

        var client = LoginClient.open(copy, Map.of("ui_locales", "en"))
                .login(member)
                .submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));

        assertThat(client.outcome().uri().toString()).startsWith(copy.callbackUrl());
        assertThat(client.tokens().getIdToken()).isNotBlank();
        assertThat(member.events().types()).contains("LOGIN");
        assertThat(Database.column("select name from realm where name like 'cop%'"))
                .containsExactly("copied");
    }

    @ParameterizedTest
    @EnumSource
    void showsTheLoginPageInABrowser(Device device) {
        for (String language : List.of("ja", "en")) {
            for (Union union : unions().toList()) {
                Page page = Chromium.open(device, language);

                page.navigate(union.portalRequest(Map.of()).uri().toString());

                assertThat(page.locator("input[name=username]").isVisible()).isTrue();
                Screens.shot(page, "login");
            }
        }
    }

    static Stream<Union> unions() {
        return Stream.of(Union.kanekakenpo(), Union.daiwakenpo());
    }
}
