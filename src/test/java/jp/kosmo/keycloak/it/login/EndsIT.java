package jp.kosmo.keycloak.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.attack.FlowEnd;
import jp.kosmo.keycloak.it.client.FormPost;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** Where a login ends there is a sentence, a way on, the union's desk, and a number that staff find in the event. */
class EndsIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "ends", EndsIT::prepare);
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsHan}]");
    private static final Pattern SUPPORT_CODE =
            Pattern.compile("[FHKMRTWXY][FHKMRTWXY3479]{2}-[FHKMRTWXY][FHKMRTWXY3479]{2}");
    /** Message keys, and words that belong to Keycloak and not to a member's page. */
    private static final Pattern NOT_FOR_MEMBERS =
            Pattern.compile("kosmo[A-Z.]|\\w+Message\\b|''|\\$\\{|サインイン|(?i)keycloak|client|realm|redirect|cookie not");

    @ParameterizedTest
    @MethodSource("everyEndInBothLanguages")
    void saysWhatHappenedAndLeadsOn(FlowEnd end, String language) {
        LoginClient browser = LoginClient.in(language, UNION);
        Page page = end.reach(browser, UNION);

        assertThat(page.id()).isEqualTo(end.pageId());
        assertThat(page.status()).isLessThan(500);
        checkText(page, language);
        assertThat(page.document().select(".kosmo-desk").text()).contains("03-1234-5678", "9:00-17:00");
        assertThat(page.document().select(".kosmo-desk a[href^=https]").attr("href"))
                .isEqualTo("https://desk.example/");
        checkSupportCode(page, end);
        checkWayOn(page, browser);
    }

    private static void checkText(Page page, String language) {
        String text = page.document().select("main").text();
        assertThat(page.document().select("html").attr("lang")).isEqualTo(language);
        assertThat(text).doesNotContainPattern(NOT_FOR_MEMBERS);
        String sentence = page.text("#kc-error-message .instruction, #instruction1, #kc-content p, main p");
        assertThat(sentence).isNotBlank();
        assertThat(JAPANESE.matcher(sentence).find()).as(sentence).isEqualTo(language.equals("ja"));
    }

    private static void checkSupportCode(Page page, FlowEnd end) {
        String shown = page.text(".kosmo-support strong");
        if (end.eventError() == null) {
            assertThat(shown).isEmpty();
            return;
        }
        assertThat(shown).matches(SUPPORT_CODE);
        assertThat(UNION.events().list().stream()
                        .filter(event -> shown.equals(supportCode(event)))
                        .map(EventRepresentation::getError))
                .isNotEmpty()
                .containsOnly(end.eventError());
        assertThat(TestBed.log())
                .anyMatch(line -> line.contains("support_code=\"" + shown + "\"") && line.contains(end.eventError()));
    }

    private static void checkWayOn(Page page, LoginClient browser) {
        List<Element> buttons = page.document().select(".kosmo-primary");
        assertThat(buttons).hasSize(1);
        if (buttons.get(0).is("button")) {
            browser.get(page.addressOf("kosmo_log_out"));
            assertThat(browser.page().id()).as("the link of the other member").isEqualTo("login-info");
            return;
        }
        String way = buttons.get(0).absUrl("href");
        browser.get(URI.create(way));
        assertThat(browser.page().status()).isEqualTo(200);
        if (way.startsWith(UNION.loginUrl() + "/")) {
            assertThat(browser.page().id()).isIn("login-login", "login-kosmo-birthdate");
        } else {
            assertThat(way).isEqualTo(Union.kanekakenpo().portalUrl() + "/");
        }
    }

    /** The member's browser was closed over night, or the server has lost the login. */
    @ParameterizedTest
    @MethodSource("languages")
    void aLoginThatIsLostBeginsAgainWhereTheBrowserStillKnowsIt(String language) {
        LoginClient browser = LoginClient.in(language, UNION).reopen(Map.of()).keepsOnly("KC_RESTART");

        browser.login("nobody1234", "wrong-password1");

        assertThat(browser.page().id()).isEqualTo("login-login");
        assertThat(browser.page().alert())
                .isEqualTo(Map.of(
                                "ja", "時間が経過したため、ログイン画面に戻りました。もう一度はじめから入力してください。",
                                "en", "The login took too long. Please start again.")
                        .get(language));
        Member member = UNION.importSettled(MemberSpec.settled());
        browser.login(member).submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
        assertThat(browser.outcome().code()).isNotEmpty();
    }

    @Test
    void theLanguageOfAnEndCanBeChosen() {
        LoginClient browser = LoginClient.in("ja", UNION);
        FlowEnd.COOKIES_LOST.reach(browser, UNION);

        browser.get(URI.create(
                browser.page().document().select(".kosmo-languages [lang=en]").attr("abs:href")));

        checkText(browser.page(), "en");
        checkWayOn(browser.page(), browser);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whoGoesBackAfterTheLoginIsSentToThePortal(String language) {
        LoginClient browser = LoginClient.in(language, UNION).reopen(Map.of());
        URI login = URI.create(browser.page().actionOf("username"));
        browser.login(UNION.importSettled(MemberSpec.settled())).submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));

        assertThat(browser.fork().get(login).outcome().error()).contains("temporarily_unavailable");
        browser.get(URI.create(login.toString().replaceFirst("\\?.*", "")));

        assertThat(browser.page().id()).isEqualTo("login-info");
        checkText(browser.page(), language);
        checkWayOn(browser.page(), browser);
    }

    @Test
    void eachRefusalHasANumberOfItsOwn() {
        List<String> codes = Stream.generate(() -> FlowEnd.CLIENT_UNKNOWN.reach(LoginClient.in("ja", UNION), UNION))
                .limit(5)
                .map(page -> page.text(".kosmo-support strong"))
                .toList();

        assertThat(codes).doesNotHaveDuplicates();
    }

    @Test
    void whatSucceedsHasNoNumber() {
        Member member = UNION.importSettled(MemberSpec.settled());

        LoginClient.open(UNION).login(member).submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));

        assertThat(member.events().types()).contains("LOGIN");
        assertThat(member.events().detail("support_code")).isEmpty();
    }

    @Test
    void withoutEventsThereIsNoNumber() {
        Union silent = Union.copyOf("kanekakenpo", "endssilent", realm -> realm.setEventsEnabled(false));

        for (FlowEnd end : List.of(FlowEnd.CLIENT_UNKNOWN, FlowEnd.COOKIES_LOST)) {
            Page page = end.reach(LoginClient.in("ja", silent), silent);
            assertThat(page.id()).isEqualTo(end.pageId());
            assertThat(page.document().select(".kosmo-support")).isEmpty();
        }
    }

    @Test
    void nothingToPressLeadsElsewhereThanToAWebPage() {
        Union odd = Union.copyOf("kanekakenpo", "endsodd", realm -> {
            portal(realm, "ftp://portal.example/");
            for (Map<String, String> texts : realm.getLocalizationTexts().values()) {
                texts.put("kosmo.desk.url", "javascript:alert(1)");
                texts.remove("kosmo.desk.phone");
            }
        });

        for (FlowEnd end : List.of(FlowEnd.CLIENT_UNKNOWN, FlowEnd.COOKIES_LOST, FlowEnd.PAGE_UNKNOWN)) {
            Page page = end.reach(LoginClient.in("ja", odd), odd);
            assertThat(page.id()).isEqualTo(end.pageId());
            assertThat(page.document().select("main a")).isEmpty();
        }
    }

    /** Keycloak trips over such a header; the member sees what to do all the same. */
    @Test
    void aFaultOfTheServerHasAPageToo() {
        LoginClient browser = LoginClient.open(UNION);
        Page page = browser.follow(FormPost.of(browser.page(), Map.of())
                        .as("nonsense", "username=nobody1234")
                        .request())
                .page();

        assertThat(page.status()).isEqualTo(500);
        assertThat(page.id()).isEqualTo("login-error");
        checkText(page, "ja");
        assertThat(page.document().select(".kosmo-support")).isEmpty();
        checkWayOn(page, browser);
    }

    @Test
    void anUnknownUnionIsNotFound() {
        LoginClient browser = LoginClient.in("ja", UNION);

        browser.get(URI.create(UNION.loginUrl() + "/realms/nosuchunion/account/"));

        assertThat(browser.page().status()).isEqualTo(404);
        assertThat(browser.page().id()).isEqualTo("login-error");
    }

    private static @Nullable String supportCode(EventRepresentation event) {
        return event.getDetails() == null ? null : event.getDetails().get("support_code");
    }

    private static void prepare(RealmRepresentation realm) {
        // The portals that are running are those of the shipped unions.
        portal(realm, Union.kanekakenpo().portalUrl() + "/");
        realm.getClients().stream()
                .filter(client -> client.getClientId().equals("account-console"))
                .forEach(client -> client.setEnabled(false));
        for (Map<String, String> texts : realm.getLocalizationTexts().values()) {
            texts.put("kosmo.desk.phone", "03-1234-5678");
            texts.put("kosmo.desk.hours", "9:00-17:00");
            texts.put("kosmo.desk.url", "https://desk.example/");
        }
    }

    private static void portal(RealmRepresentation realm, String home) {
        realm.getClients().stream()
                .filter(client -> client.getClientId().equals("portal"))
                .forEach(client -> client.setBaseUrl(home));
    }

    static Stream<String> languages() {
        return Stream.of("ja", "en");
    }

    static Stream<Arguments> everyEndInBothLanguages() {
        return FlowEnd.ALL.stream().flatMap(end -> languages().map(language -> Arguments.of(end, language)));
    }
}
