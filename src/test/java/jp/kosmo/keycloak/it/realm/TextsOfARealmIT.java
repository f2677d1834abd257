package jp.kosmo.keycloak.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kosmo.keycloak.gallery.LanguageTags;
import jp.kosmo.keycloak.it.client.FormPost;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.util.JsonSerialization;

/** Anybody can ask for the texts of a realm in any language, and is told what there is. */
class TextsOfARealmIT {

    private static final List<String> TYPES = List.of("login", "email", "account", "admin");
    private static final String UNION = "kanekakenpo";
    private static final String PLAIN = "plain-texts";

    @BeforeAll
    static void plainRealm() {
        var plain = new RealmRepresentation();
        plain.setRealm(PLAIN);
        plain.setEnabled(true);
        TestBed.admin().realms().create(plain);
    }

    static Stream<Arguments> realmsAndTypes() {
        return Stream.of(UNION, PLAIN, "master")
                .flatMap(realm -> TYPES.stream().map(type -> Arguments.of(realm, type)));
    }

    @ParameterizedTest
    @MethodSource("realmsAndTypes")
    void areThoseOfItsLanguages(String realm, String type) {
        int japanese = texts(realm, type, "ja").body().length();
        int english = texts(realm, type, "en").body().length();
        for (String tag : tags(type)) {
            Http.Answer answer = texts(realm, type, tag);
            assertThat(answer.status()).as(tag).isLessThan(500);
            if (realm.equals(UNION) && answer.status() == 200) {
                assertThat(answer.body().length()).as(tag).isIn(japanese, english);
            }
        }
    }

    /** The console gives every attribute it saves a name of this form, and every page looks it up here. */
    @ParameterizedTest
    @CsvSource({
        "kanekakenpo, login, ja", "kanekakenpo, account, ja", "kanekakenpo, admin, ja",
        "kanekakenpo, login, en", "kanekakenpo, account, en", "kanekakenpo, admin, en",
        "daiwakenpo, login, ja", "daiwakenpo, account, ja", "daiwakenpo, account, en"
    })
    void nameEveryAttributeOfAMember(String realm, String type, String language) throws IOException {
        JsonNode known =
                JsonSerialization.mapper.readTree(texts(realm, type, language).body());
        Map<String, String> names = new HashMap<>();
        known.forEach(
                text -> names.put(text.get("key").asText(), text.get("value").asText()));

        assertThat(TestBed.admin()
                        .realm(realm)
                        .users()
                        .userProfile()
                        .getConfiguration()
                        .getAttributes())
                .isNotEmpty()
                .allSatisfy(attribute -> assertThat(names.get("profile.attributes." + attribute.getName()))
                        .as(attribute.getName())
                        .isNotBlank()
                        .doesNotContain("profile.attributes"));
    }

    /** All of them where the texts are few, some of them where an answer weighs half a megabyte. */
    private static List<String> tags(String type) {
        List<String> all = LanguageTags.all();
        return IntStream.range(0, all.size())
                .filter(number -> type.equals("login") || number % 7 == 0)
                .mapToObj(all::get)
                .toList();
    }

    /** Keycloak puts what it sends compressed on its disk, by the name that was asked for. */
    @Test
    void areInNoFileOfAThemeThatDoesNotExist() {
        String css = "lib/pficon/pficon.css";
        assertThat(file("common", "keycloak", css)).isEqualTo(200);
        for (String name : List.of("no-such", "keycloak2", "Keycloak", "keycloak.", "a".repeat(200))) {
            assertThat(file("common", name, css)).as(name).isEqualTo(404);
        }
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
