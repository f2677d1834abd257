package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The name of a passkey is asked for on the page, before the device is: what cannot be stored is never made. */
@BrowserTest
class PasskeyNameIT {

    private static final String NAME = "authenticatorLabel";
    private static final String ANOTHER_DEVICE = "別の端末・セキュリティキー";
    private static final String MISSING = "デバイス名を入力してください。例：わたしのスマートフォン";
    private static final String TAKEN = "この名前はすでに使われています。別のデバイス名を入力してください。";
    private static final int FINGERS = 5;

    @Test
    void isSuggestedFromTheDeviceThatCanRecogniseItsOwner() {
        Member member = Members.unready(Union.kanekakenpo(), "passkey");
        var walker = Walker.atPortal(member, Device.PHONE);
        var reader = VirtualAuthenticator.in(walker.page());
        walker.logsIn();
        CDPSession browser = walker.page().context().newCDPSession(walker.page());
        touchWith(browser, FINGERS);
        suggestions().forEach((agent, suggestion) -> {
            var disguise = new JsonObject();
            disguise.addProperty("userAgent", agent);
            browser.send("Emulation.setUserAgentOverride", disguise);
            walker.page().reload();
            walker.sees("webauthn-register");
            walker.keeps(NAME, suggestion);
        });
        touchWith(browser, 1);
        walker.page().reload();
        walker.sees("webauthn-register");
        walker.keeps(NAME, "Mac（Touch ID）");

        reader.remove();
        walker.page().reload();
        walker.sees("webauthn-register");
        walker.keeps(NAME, ANOTHER_DEVICE);
    }

    /** The last one is that of an iPad and of a Mac alike: only the screen tells them apart. */
    private static Map<String, String> suggestions() {
        var suggestions = new LinkedHashMap<String, String>();
        suggestions.put(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Version/18.6 Mobile/15E148 Safari/604.1",
                "iPhone（Face ID・Touch ID）");
        suggestions.put(
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile"
                        + " Safari/537.36",
                "Android（顔認証・指紋認証）");
        suggestions.put(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0"
                        + " Safari/537.36",
                "パソコン（Windows Hello）");
        suggestions.put(
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6"
                        + " Safari/605.1.15",
                "iPad（Face ID・Touch ID）");
        return suggestions;
    }

    private static void touchWith(CDPSession browser, int fingers) {
        var touch = new JsonObject();
        touch.addProperty("enabled", true);
        touch.addProperty("maxTouchPoints", fingers);
        browser.send("Emulation.setTouchEmulationEnabled", touch);
    }

    @ParameterizedTest
    @EnumSource
    void isRequiredAndUniqueBeforeTheDeviceIsAsked(Device device) {
        Member member = Union.kanekakenpo()
                .importSettled(MemberSpec.settled().passkey(ANOTHER_DEVICE, new SoftPasskey()), "webauthn-register");
        var walker = Walker.atPortal(member, device);
        var reader = VirtualAuthenticator.in(walker.page());
        var dialogs = DeviceDialogs.in(walker.page());
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        walker.logsIn();
        walker.sees("webauthn-register", "セキュリティの設定", "すでに使われている名前：", "phone、" + ANOTHER_DEVICE);
        walker.keeps(NAME, ANOTHER_DEVICE + " 2");

        for (String nothing : List.of("", " 　")) {
            refuses(walker, nothing, MISSING);
        }
        walker.shows("passkey-name-missing");
        for (String taken : List.of("phone", "PHONE", " Phone　", "ｐｈｏｎｅ", ANOTHER_DEVICE)) {
            refuses(walker, taken, TAKEN);
        }
        walker.shows("passkey-name-taken");
        assertThat(dialogs.opened()).as("dialogs of the device").isZero();
        assertThat(reader.passkeys()).isEmpty();

        walker.types(NAME, " 花子の端末 ");
        walker.field(NAME).press("Enter");
        walker.seesServiceMenu();
        assertThat(dialogs.opened()).as("dialogs of the device").isEqualTo(1);
        assertThat(reader.passkeys()).hasSize(1);
        assertThat(member.credentials())
                .filteredOn("type", "webauthn")
                .extracting("userLabel")
                .containsExactly(ANOTHER_DEVICE, "花子の端末");
        assertThat(member.events().errors()).isEmpty();
    }

    private static void refuses(Walker walker, String name, String message) {
        walker.types(NAME, name);
        walker.presses("次へ");
        PlaywrightAssertions.assertThat(walker.page().locator(".kosmo-error:visible"))
                .hasText(message);
        PlaywrightAssertions.assertThat(walker.field(NAME)).hasAttribute("aria-invalid", "true");
        PlaywrightAssertions.assertThat(walker.field(NAME)).isFocused();
        PlaywrightAssertions.assertThat(walker.field(NAME)).hasAccessibleErrorMessage(message);
    }

    /** The device does not answer before its owner touches it, and the owner presses the button again meanwhile. */
    @ParameterizedTest
    @EnumSource
    void whoPressesTwiceIsAskedOnce(Device device) {
        Member member = Members.unready(Union.kanekakenpo(), "passkey");
        var walker = Walker.atPortal(member, device);
        var reader = VirtualAuthenticator.in(walker.page());
        var dialogs = DeviceDialogs.in(walker.page());
        walker.logsIn();
        pressesTwice(walker, reader, "webauthn-register");
        assertThat(dialogs.opened()).as("dialogs at the set-up").isEqualTo(1);
        walker.page().reload();
        walker.presses("次へ");
        walker.seesServiceMenu();
        walker.logsOut();

        walker.logsIn();
        pressesTwice(walker, reader, "webauthn-authenticate");
        assertThat(dialogs.opened()).as("dialogs at the set-up and the login").isEqualTo(3);
        walker.page().reload();
        walker.presses("次へ");
        walker.seesServiceMenu();
        assertThat(member.events().errors()).isEmpty();
    }

    private static void pressesTwice(Walker walker, VirtualAuthenticator reader, String template) {
        walker.sees(template);
        reader.touch(false);
        walker.page()
                .getByText("次へ", new Page.GetByTextOptions().setExact(true))
                .dblclick();
        reader.touch(true);
    }
}
