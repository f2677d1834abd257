package jp.kosmo.keycloak.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.resource.RealmLocalizationResource;

/** What a union makes its own of the pages and mails, entered under Localization while members log in. */
class UnionLookIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "look");
    private static final String LOGO =
            "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=";

    private static final Map<String, Map<String, String>> SHIPPED = Map.of(
            "ja", texts().getRealmLocalizationTexts("ja"),
            "en", texts().getRealmLocalizationTexts("en"));

    @AfterEach
    void asShipped() {
        SHIPPED.forEach((language, shipped) -> {
            texts().deleteRealmLocalizationTexts(language);
            texts().createOrUpdateRealmLocalizationTexts(language, shipped);
        });
    }

    @Test
    void isOnTheNextPage() {
        LoginClient browser = LoginClient.open(UNION);
        assertThat(browser.page().document().select("header img").attr("src")).isNotEqualTo(LOGO);

        enter("kosmo.branding.accent", "#00695c");
        enter("kosmo.branding.logo", LOGO);
        enter("kosmo.branding.favicon", "/favicon.png");
        texts().createOrUpdateRealmLocalizationTexts("ja", Map.of("kosmo.title", "{0}の皆さまへ"));
        browser.reopen(Map.of());

        assertThat(browser.page().document().select("style").html()).contains("--kosmo-accent: #00695c");
        assertThat(browser.page().document().select("header img").attr("src")).isEqualTo(LOGO);
        assertThat(browser.page().document().select("link[rel=icon]").attr("href"))
                .isEqualTo("/favicon.png");
        assertThat(browser.page().text(".kosmo-union")).isEqualTo("カネカ健康保険組合の皆さまへ");
        assertThat(browser.page().document().title()).isEqualTo("ログイン | カネカ健康保険組合の皆さまへ");
    }

    @Test
    void isOnTheAccountPages() {
        enter("kosmo.branding.accent", "#00695c");
        enter("kosmo.branding.logo", LOGO);
        texts().createOrUpdateRealmLocalizationTexts("ja", Map.of("kosmo.title", "{0} {甲} it's"));

        Page account = LoginClient.open(UNION)
                .get(URI.create(UNION.accountUrl() + "?in=profile"))
                .page();

        assertThat(account.document().select("style").html()).contains("--kosmo-accent: #00695c");
        assertThat(account.document().select(".kosmo-union").text()).isEqualTo("カネカ健康保険組合 {甲} it's");
        assertThat(account.document().select(".kosmo-union img").attr("src")).isEqualTo(LOGO);
    }

    @Test
    void isInMails() {
        enter("kosmo.branding.accent", "#00695c");
        texts().createOrUpdateRealmLocalizationTexts("ja", Map.of("kosmo.title", "{0}の皆さまへ"));
        Member member = UNION.importSettled(MemberSpec.settled());

        LoginClient.open(UNION).click("a[href*=reset-credentials]").submit(Map.of("username", member.username()));

        assertThat(member.nextMail().html()).contains("bgcolor=\"#00695c\"", "カネカ健康保険組合の皆さまへ");
    }

    /** White letters on it, or it on our ground, could not be read. */
    @ParameterizedTest
    @ValueSource(strings = {"#ffcc00", "red", "#1f5a99;} body { display: none", "{0}", "</style><script>"})
    void aColourThatWouldHarmIsLeftOut(String colour) {
        enter("kosmo.branding.accent", colour);

        Page page = LoginClient.open(UNION).page();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select("style")).isEmpty();
        assertThat(page.document().select("script:not([src])")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/logo.png",
                "//elsewhere.example/x",
                "javascript:alert(1)",
                "{",
                "x\" onerror=\"y"
            })
    void aPictureFromElsewhereIsLeftOut(String address) {
        enter("kosmo.branding.logo", address);
        enter("kosmo.branding.favicon", address);

        Page page = LoginClient.open(UNION).page();

        assertThat(page.document().select("header img")).isEmpty();
        assertThat(page.document().select("link[rel=icon]").attr("href")).startsWith("data:image/svg+xml,");
    }

    /** Keycloak takes every text for a pattern, and answers 500 to one that is not; it puts a text for its name in any of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "甲（{甲}）です|甲（{甲}）です",
                "{|{",
                "it's|it's",
                "<b>{1|<b>{1",
                "${kosmoRequired} {|必須 {",
                "${kosmoRequired}|必須",
                "${loginAccountTitle}|${loginAccountTitle}"
            })
    void aTextWithBracesOrApostrophesIsShownAsItIs(String typed, String shown) {
        texts().createOrUpdateRealmLocalizationTexts(
                        "ja",
                        Map.of(
                                "loginAccountTitle", typed,
                                "invalidUserMessage", typed,
                                "kosmo.desk.name", typed,
                                "kosmoMailNoReply", typed));
        Member member = UNION.importSettled(MemberSpec.settled());

        LoginClient browser = LoginClient.open(UNION);
        assertThat(browser.page().heading()).isEqualTo(shown);
        browser.login(member.username(), "wrong");
        assertThat(browser.page().status()).isEqualTo(200);
        assertThat(browser.page().fieldErrors()).containsEntry("username", shown);

        browser.reopen(Map.of()).click("a[href*=reset-credentials]").submit(Map.of("username", member.username()));
        assertThat(member.nextMail().text()).contains(shown);
    }

    private static void enter(String key, String text) {
        // Under English it counts for every language.
        texts().saveRealmLocalizationText("en", key, text);
    }

    private static RealmLocalizationResource texts() {
        return UNION.admin().localization();
    }
}
