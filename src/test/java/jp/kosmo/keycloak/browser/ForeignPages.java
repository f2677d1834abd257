package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.it.fixture.StockRealm;
import jp.kosmo.keycloak.it.fixture.Union;
import org.keycloak.representations.idm.RealmRepresentation;

/** Pages of Keycloak's that no realm of ours leads to, in a realm that has no more of ours than the theme. */
final class ForeignPages {

    /** Names, and the other language. */
    private static final Set<String> NOT_ENGLISH = Set.of("English", "JavaScript");

    private static final Pattern LATIN = Pattern.compile("[A-Za-z]*[a-z]{3,}[A-Za-z]*");

    /** Whatever is shown or read out, but for what somebody has typed. */
    private static final String WORDS = """
            () => [document.title, document.body.innerText, ...[...document.querySelectorAll('body *')].flatMap(element =>
              ['aria-label', 'title', 'alt', 'placeholder'].map(name => element.getAttribute(name))
                .concat(element.matches('[type=submit], [type=button]') ? element.value : null))].join(' ')
            """;

    /** Where the styles of the page come from. */
    private static final String STYLES =
            "() => [...document.styleSheets].map(sheet => sheet.href).filter(Boolean).map(href => href.replace(/.*\\/login\\//, ''))";

    /** What can be filled in or pressed and has no name. */
    private static final String NAMELESS = """
            () => [...document.querySelectorAll(':is(input:not([type=hidden]), select, textarea, button, main a)')]
              .filter(part => part.checkVisibility() && ![part.labels?.[0]?.innerText, part.innerText, part.getAttribute('aria-label'),
                part.matches('[type=submit]') && part.value].some(Boolean)).map(part => part.outerHTML)
            """;

    private ForeignPages() {}

    /** A realm with the login theme, changed before it is made. */
    static Union realm(String name, Consumer<RealmRepresentation> change) {
        return Union.copyOf("kanekakenpo", name, realm -> {
            StockRealm.removeOurs(realm);
            realm.setLoginTheme("kosmo");
            change.accept(realm);
        });
    }

    /** Switches on a required action that realms of ours have switched off. */
    static void enable(RealmRepresentation realm, String action) {
        realm.getRequiredActions().stream()
                .filter(known -> known.getAlias().equals(action))
                .findFirst()
                .orElseThrow()
                .setEnabled(true);
    }

    /** Ours in look, in Japanese, and without anything that has no name. */
    static void lookLikeOurs(Page page, String name) {
        Screens.whole(page, "foreign-" + name);
        assertThat(page.locator("body > header.kosmo-header .kosmo-union").count())
                .as(name)
                .isEqualTo(1);
        assertThat((List<?>) page.evaluate(STYLES))
                .as("styles of %s", name)
                .hasSize(1)
                .allMatch(href -> href.toString().startsWith("kosmo/css/"));
        assertThat(page.locator("[class*='pf-']").count())
                .as("PatternFly's names in %s", name)
                .isZero();
        assertThat(LATIN.matcher((String) page.evaluate(WORDS))
                        .results()
                        .map(MatchResult::group)
                        .filter(word -> !NOT_ENGLISH.contains(word)))
                .as("words of %s that are not Japanese", name)
                .isEmpty();
        assertThat((List<?>) page.evaluate(NAMELESS))
                .as("without a name in %s", name)
                .isEmpty();
    }

    /** The same, and accessible. */
    static void areDecent(Page page, String name) {
        lookLikeOurs(page, name);
        Accessibility.checkForeign(page, name, Set.of());
    }
}
