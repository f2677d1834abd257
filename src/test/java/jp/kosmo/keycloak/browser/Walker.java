package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.Objects;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.Union;
import org.jspecify.annotations.Nullable;

/** A member on the way: the window in front, and the user ID and password of now. Every method waits for what it names. */
final class Walker {

    private static final double PATIENCE_MILLIS = 15_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    private final Member member;
    private final Union union;
    private final Device device;
    private Page page;
    private String userId;
    private String password;
    private @Nullable OtpApp app;

    Walker(Member member, Page page, Device device) {
        this.member = member;
        this.union = member.union();
        this.device = device;
        this.page = page;
        this.userId = member.username();
        this.password = initialPassword();
    }

    /** A member with what the union's letter says, in front of the portal. */
    static Walker atPortal(Member member, Device device) {
        var walker = new Walker(member, Chromium.open(device), device);
        walker.page.navigate(walker.union.portalUrl() + "/");
        return walker;
    }

    /** The same on Keycloak's login page, with everything in English. */
    static Walker inEnglish(Member member, Device device) {
        var walker = new Walker(member, Chromium.open(device, "en"), device);
        walker.page.navigate(walker.union.portalUrl() + "/login?ui_locales=en");
        return walker;
    }

    Page page() {
        return page;
    }

    Member member() {
        return member;
    }

    Union union() {
        return union;
    }

    Device device() {
        return device;
    }

    /** The password the union's letter names, or, if it names none, says how to put together. */
    String initialPassword() {
        return member.password().isEmpty() ? "99994321019801201" : member.password();
    }

    /** From now on the member logs in with this user ID. */
    void remembersUserId(String chosen) {
        userId = chosen;
    }

    /** From now on the member logs in with this password. */
    void remembersPassword(String chosen) {
        password = chosen;
    }

    String password() {
        return password;
    }

    /** From now on the member logs in with the codes of this app. */
    void uses(OtpApp otpApp) {
        app = otpApp;
    }

    OtpApp app() {
        return Objects.requireNonNull(app, "no app yet");
    }

    /** Chooses a language at the top of the page. */
    void chooses(String language) {
        page.locator(".kosmo-languages [lang=" + language + "]").click();
        PlaywrightAssertions.assertThat(page.locator("html")).hasAttribute("lang", language);
    }

    /** Closes the browser, cookies and all, and comes back to the portal in a new one. */
    void comesBackInAnotherBrowser() {
        page.context().close();
        page = Chromium.open(device);
        page.navigate(union.portalUrl() + "/");
    }

    /** Opens a tab beside the one in use and looks at that; returns the one left behind. */
    Page opensTab(String address) {
        Page left = page;
        page = left.context().newPage();
        page.navigate(address);
        return left;
    }

    /** Looks at a tab opened before. */
    void turnsTo(Page tab) {
        page = tab;
    }

    /** Begins a login as the portal does, with more parameters, such as {@code kc_action}. */
    void asksFor(Map<String, String> parameters) {
        page.navigate(union.portalRequest(parameters).uri().toString());
    }

    /** From the portal's top page to where Keycloak leads after user ID and password. */
    void logsIn() {
        pressesLogin();
        signsIn();
    }

    /** User ID, password, and the code once there is an app. */
    void signsIn() {
        givesPassword();
        if (app != null) {
            sees("login-otp");
            FactorPages.sendsCode(this, "otp", app.code());
        }
    }

    /** User ID and password, and no further. */
    void givesPassword() {
        sees("login");
        types("username", userId);
        types("password", password);
        submits("password");
    }

    void pressesLogin() {
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("ログイン").setExact(true))
                .click();
    }

    /** The page of Keycloak with this template's name. */
    void sees(String template) {
        PlaywrightAssertions.assertThat(page.locator("body[data-page-id='login-" + template + "']"))
                .isVisible();
    }

    /** The page of Keycloak with this template's name, under this heading, saying these words. */
    void sees(String template, String heading, String... words) {
        sees(template);
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText(heading);
        // Without the places where a long name may be broken.
        assertThat(page.innerText("body").replace("\u200b", "")).contains(words);
    }

    /** The portal with the service menu, and the member's name at the top. */
    void seesServiceMenu() {
        Step.passesEnd(page);
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("サービスメニュー");
        PlaywrightAssertions.assertThat(page.locator("header .name")).hasText("健保 花子");
        assertThat(page.url()).isEqualTo(union.portalUrl() + "/");
    }

    /** Keycloak has let the member in, whatever the portal makes of it. */
    void isLetIn() {
        page.waitForURL(url -> url.startsWith(union.callbackUrl() + "?") && url.contains("code="));
    }

    /** The portal as everybody sees it. */
    void seesPortalTop() {
        PlaywrightAssertions.assertThat(page.locator("header a.signed-out")).hasText("ログイン");
        assertThat(page.url()).isEqualTo(union.portalUrl() + "/");
    }

    /** A message at a field, not somewhere on the page, and at the top as well, where a new page is read first. */
    void seesErrorAt(String field, String message) {
        Locator group = page.locator(".kosmo-field")
                .filter(new Locator.FilterOptions().setHas(field(field)))
                .last();
        PlaywrightAssertions.assertThat(group.locator("[id^=input-error-]:not([id^=input-error-container-])"))
                .hasText(message);
        PlaywrightAssertions.assertThat(group.locator("[aria-invalid=true]")).hasCount(1);
        Accessibility.tellsFirst(page, message);
    }

    /** The field still holds this; of several to choose from, the one that is chosen. */
    void keeps(String field, String value) {
        String chosen = "[name=%1$s]:not([type=radio]), [name=%1$s]:checked".formatted(field);
        PlaywrightAssertions.assertThat(page.locator(chosen)).hasValue(value);
    }

    /** A picture of the screen, which also checks it. */
    void shows(String screen) {
        Screens.shot(page, screen);
    }

    Locator field(String name) {
        return page.locator("[name=" + name + "]");
    }

    void types(String field, String text) {
        field(field).fill(text);
    }

    /** Presses the button of the form with this field. */
    void submits(String field) {
        page.locator("form:has([name=" + field + "]) [type=submit]:not([form])")
                .first()
                .click();
    }

    void presses(String label) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .click();
    }

    void follows(String label) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(label).setExact(true))
                .click();
    }

    /** From the portal through the confirmation back to the portal. */
    void logsOut() {
        page.locator("header .name").click();
        sees("logout-confirm", "ログアウト", "ログアウトしてもよろしいですか？");
        presses("ログアウトする");
        seesPortalTop();
    }
}
