package jp.kosmo.keycloak.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import jp.kosmo.keycloak.gallery.LanguageTags;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.representations.idm.RealmRepresentation;

/** Anybody can ask for the texts of a realm in any language, and is told what there is. */
class TextsOfARealmIT {

    private static final List<String> TYPES = List.of("login", "email", "account", "admin");
    private static final String UNION = "kanekakenpo";
    private static final String PLAIN = "plain-texts";

    static Stream<Arguments> realmsAndTypes() {
        var plain = new RealmRepresentation();
        plain.setRealm(PLAIN);
        plain.setEnabled(true);
        TestBed.admin().realms().create(plain);
        return Stream.of(UNION, PLAIN, "master")
                .flatMap(realm -> TYPES.stream().map(type -> Arguments.of(realm, type)));
    }

    @ParameterizedTest
    @MethodSource("realmsAndTypes")
    void areThoseOfItsLanguages(String realm, String type) {
        int japanese = texts(realm, type, "ja").body().length();
        int english = texts(realm, type, "en").body().length();
        for (String tag : LanguageTags.all()) {
            Http.Answer answer = texts(realm, type, tag);
            assertThat(answer.status()).as(tag).isLessThan(500);
            if (realm.equals(UNION) && answer.status() == 200) {
                assertThat(answer.body().length()).as(tag).isIn(japanese, english);
            }
        }
    }

    /** Keycloak puts what it sends compressed on its disk, by the name that was asked for. */
    @ParameterizedTest
    @MethodSource("realmsAndTypes")
    void isNoFileOfAThemeThatDoesNotExist(String realm, String type) {
        assertThat(file(type, "no-such-" + realm, "img/favicon.ico")).isEqualTo(404);
        assertThat(file("common", "no-such-" + realm, "vendor/patternfly-v5/patternfly.min.css"))
                .isEqualTo(404);
        assertThat(file("common", "keycloak", "vendor/patternfly-v5/patternfly.min.css"))
                .isEqualTo(200);
    }

    private static int file(String type, String theme, String path) {
        String version = LoginClient.open(Union.kanekakenpo())
                .page()
                .html()
                .replaceFirst("(?s).*/resources/([0-9a-z]{5})/.*", "$1");
        return get("/resources/" + version + "/" + type + "/" + theme + "/" + path)
                .status();
    }

    private static Http.Answer texts(String realm, String type, String tag) {
        return get("/resources/" + realm + "/" + type + "/" + FormPost.encoded(tag));
    }

    private static Http.Answer get(String path) {
        return Http.get(URI.create(Union.kanekakenpo().loginUrl() + path));
    }
}
