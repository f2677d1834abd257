package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import jp.kosmo.keycloak.it.client.PortalRequest;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.ClientRepresentation;

/** Pages that no realm of ours leads to, in a realm that has no more of ours than the theme: decent, and doing what they are for. */
@BrowserTest
class ForeignPagesIT {

    private static final String RECOVERY_CODES = "CONFIGURE_RECOVERY_AUTHN_CODES";
    private static final String SAML_SERVICE = "letters";

    private static final Union REALM = ForeignPages.realm("foreignpages", realm -> {
        realm.setRegistrationAllowed(true);
        ForeignPages.enable(realm, RECOVERY_CODES);
    });

    @Test
    void registration() {
        var walker = new Walker(member(), Chromium.open(Device.PHONE), Device.PHONE);
        asksToRegister(walker.page(), REALM);
        walker.sees("register", "登録", "パスワード確認用");
        // Keycloak's star stands beside its label.
        assertThat((Boolean) walker.page().evaluate("""
                () => [...document.querySelectorAll('.required')].every(star =>
                  Math.abs(star.getBoundingClientRect().bottom - star.previousElementSibling.getBoundingClientRect().bottom) < 8)
                """)).isTrue();
        ForeignPages.areDecent(walker.page(), "registration");

        walker.page().locator("input[type=submit]").click();

        PlaywrightAssertions.assertThat(walker.page().locator("#input-error-password"))
                .isVisible();
        ForeignPages.areDecent(walker.page(), "registration-refused");
    }

    /** A union's members come from the union: its flow for registrations lets nobody through, whatever else is switched on. */
    @Test
    void nobodyRegistersWithAUnion() {
        Union union = Union.copyOf("kanekakenpo", "registersnobody", realm -> realm.setRegistrationAllowed(true));
        Page page = Chromium.open(Device.PHONE);

        asksToRegister(page, union);

        PlaywrightAssertions.assertThat(page.locator("body[data-page-id='login-error']"))
                .isVisible();
        assertThat(page.locator("form").count()).isZero();
    }

    @Test
    void recoveryCodes_areKeptAndAskedForByTheirNumber() throws Exception {
        asksForRecoveryCodes();
        Member member = REALM.importMember(MemberSpec.settled().withoutFactors(), RECOVERY_CODES);
        var walker = new Walker(member, Chromium.open(Device.PHONE), Device.PHONE);
        walker.asksFor(Map.of());
        walker.givesPassword();
        walker.sees("login-recovery-authn-code-config", "リカバリーコード", "あとからもう一度表示することはできません", "印刷する", "コピーする");
        ForeignPages.lookLikeOurs(walker.page(), "recovery-codes");
        walker.shows("recovery-codes");
        List<String> codes = walker.page().locator("#kc-recovery-codes-list li").allTextContents();
        assertThat(codes).hasSizeGreaterThan(5).allMatch(code -> code.matches("\\w{4}-\\w{4}-\\w{4}"));
        Path file =
                walker.page().waitForDownload(() -> walker.presses("ファイルに保存する")).path();
        assertThat(Files.readString(file)).contains("1: " + codes.get(0) + "\r\n", "2: " + codes.get(1));

        // Nobody goes on without having said that they are kept.
        walker.presses("設定を終える");
        assertThat(
                        (Boolean)
                                walker.page()
                                        .evaluate(
                                                "() => document.querySelector('#kcRecoveryCodesConfirmationCheck').validity.valueMissing"))
                .isTrue();
        walker.page().getByText("コードを保管しました").click();
        walker.presses("設定を終える");
        walker.isLetIn();

        var elsewhere = new Walker(member, Chromium.open(Device.PHONE), Device.PHONE);
        elsewhere.asksFor(Map.of());
        elsewhere.givesPassword();
        elsewhere.sees("login-recovery-authn-code-input", "リカバリーコードの入力", "リカバリーコード（1番）");
        ForeignPages.lookLikeOurs(elsewhere.page(), "recovery-code");
        elsewhere.shows("recovery-code");
        elsewhere.types("recoveryCodeInput", codes.get(1));
        elsewhere.submits("recoveryCodeInput");
        elsewhere.seesErrorAt("recoveryCodeInput", "リカバリーコードが正しくありません。番号を確認して、もう一度入力してください。");
        ForeignPages.lookLikeOurs(elsewhere.page(), "recovery-code-refused");
        elsewhere.shows("recovery-code-wrong");
        elsewhere.types("recoveryCodeInput", codes.get(0));
        elsewhere.submits("recoveryCodeInput");
        elsewhere.isLetIn();
    }

    /** On to a service that speaks SAML: by itself, or by a button in a browser that runs no script. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void saml(boolean runsScripts) {
        String consumer = REALM.portalUrl() + "/saml";
        logsInToByPost(consumer);
        Member member = member();
        Page page = Chromium.open(Device.PHONE);
        CDPSession tools = page.context().newCDPSession(page);
        disableScripts(tools, !runsScripts);
        var walker = new Walker(member, page, Device.PHONE);
        var arrived = new CompletableFuture<Route>();
        // The page stays in front while the service has not answered.
        page.route(consumer, arrived::complete);
        page.navigate(REALM.loginUrl() + "/realms/" + REALM.name() + "/protocol/saml/clients/" + SAML_SERVICE);
        walker.givesPassword();
        if (runsScripts) {
            page.waitForCondition(arrived::isDone);
            Route request = arrived.join();
            assertThat(request.request().method()).isEqualTo("POST");
            assertThat(request.request().postData()).startsWith("SAMLResponse=");
            request.fulfill(new Route.FulfillOptions()
                    .setBody("<!doctype html><title>there</title>")
                    .setContentType("text/html"));
            PlaywrightAssertions.assertThat(page).hasTitle("there");
            return;
        }
        // Nothing is evaluated or pressed in a page without scripts: this browser would not answer.
        PlaywrightAssertions.assertThat(page.locator("body > header.kosmo-header .kosmo-union"))
                .isVisible();
        PlaywrightAssertions.assertThat(page.locator("[class*='pf-']")).hasCount(0);
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("認証リダイレクト");
        PlaywrightAssertions.assertThat(page.locator("noscript input[type=submit]"))
                .isVisible();
        disableScripts(tools, false); // such a window does not close every time
    }

    private static void disableScripts(CDPSession tools, boolean value) {
        var disabled = new JsonObject();
        disabled.addProperty("value", value);
        tools.send("Emulation.setScriptExecutionDisabled", disabled);
    }

    private static Member member() {
        return REALM.importSettled(MemberSpec.settled().withoutFactors());
    }

    private static void asksToRegister(Page page, Union union) {
        URI endpoint = union.endpoint("registrations");
        page.navigate(PortalRequest.of(endpoint, "portal", union.callbackUrl(), Map.of())
                .uri()
                .toString());
    }

    /** In the login of the realm, where Keycloak has them switched off. */
    private static void asksForRecoveryCodes() {
        REALM.admin().flows().getExecutions("browser").stream()
                .filter(execution -> Objects.equals(execution.getProviderId(), "auth-recovery-authn-code-form"))
                .forEach(execution -> {
                    execution.setRequirement("ALTERNATIVE");
                    REALM.admin().flows().updateExecutions("browser", execution);
                });
    }

    /** Without having been asked by the service. */
    private static void logsInToByPost(String consumer) {
        if (!REALM.admin().clients().findByClientId(SAML_SERVICE).isEmpty()) {
            return;
        }
        var service = new ClientRepresentation();
        service.setClientId(SAML_SERVICE);
        service.setProtocol("saml");
        service.setRedirectUris(List.of(consumer));
        service.setAttributes(Map.of(
                "saml_idp_initiated_sso_url_name",
                SAML_SERVICE,
                "saml_assertion_consumer_url_post",
                consumer,
                "saml.client.signature",
                "false"));
        REALM.admin().clients().create(service).close();
    }
}
