package jp.kosmo.keycloak.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.attack.FlowEnd;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.fixture.Union;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a language is offered at the end of a login, the same page comes in it, and never another one. */
class EndLanguageIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "endlanguage");
    /** The number is that of the event, and there is no other one. */
    private static final String ALL_BUT_THE_NUMBER = "main a[href], main button, main p:not(.kosmo-support)";

    @ParameterizedTest
    @MethodSource("everyEndInBothLanguages")
    void whatIsOfferedCanBeHad(FlowEnd end, String language) {
        String other = language.equals("ja") ? "en" : "ja";
        LoginClient browser = LoginClient.in(language, UNION);
        Page page = end.reach(browser, UNION);

        for (Element choice : page.document().select(".kosmo-languages a")) {
            Page changed = browser.get(URI.create(choice.absUrl("href"))).page();

            assertThat(changed.document().select("html").attr("lang")).isEqualTo(other);
            if (page.id().equals("login-login-page-expired")) {
                // What it leads to by its button anyway.
                assertThat(changed.id()).isIn("login-login", "login-kosmo-birthdate", page.id());
            } else {
                assertThat(changed.id()).isEqualTo(page.id());
                assertThat(changed.heading()).isNotEqualTo(page.heading());
                assertThat(changed.document().select(ALL_BUT_THE_NUMBER))
                        .hasSameSizeAs(page.document().select(ALL_BUT_THE_NUMBER));
            }
        }
    }

    /** Keycloak does not hear the choice there, so none is offered. */
    @Test
    void aPageThatDoesNotExistOffersNoLanguages() {
        assertThat(FlowEnd.PAGE_UNKNOWN
                        .reach(LoginClient.in("ja", UNION), UNION)
                        .document()
                        .select(".kosmo-languages"))
                .isEmpty();
    }

    static Stream<Arguments> everyEndInBothLanguages() {
        return FlowEnd.ALL.stream()
                .flatMap(end -> List.of("ja", "en").stream().map(language -> Arguments.of(end, language)));
    }
}
