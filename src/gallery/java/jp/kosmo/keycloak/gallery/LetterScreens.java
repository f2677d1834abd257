package jp.kosmo.keycloak.gallery;

import static jp.kosmo.keycloak.gallery.OfficeScreens.at;
import static jp.kosmo.keycloak.gallery.OfficeScreens.presses;
import static jp.kosmo.keycloak.gallery.OfficeScreens.refused;
import static jp.kosmo.keycloak.gallery.OfficeScreens.screen;
import static jp.kosmo.keycloak.gallery.SampleOffice.WHEN;
import static jp.kosmo.keycloak.office.access.OfficeRole.MEMBERS;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.kosmo.keycloak.gallery.ScriptFixture.Answer;
import jp.kosmo.keycloak.members.imports.letters.LetterBundles.Bundle;
import jp.kosmo.keycloak.office.letter.LetterBundlesResource.Overview;
import jp.kosmo.keycloak.office.letter.LoginAddress;
import jp.kosmo.keycloak.office.letter.PrintedLetters;
import jp.kosmo.keycloak.office.letter.PrintedLetters.Household;
import jp.kosmo.keycloak.office.letter.PrintedLetters.Letter;
import org.jspecify.annotations.Nullable;

/** The office's letters: the bundles, what is asked before they are printed, and the sheets, which are seen on paper alone. */
final class LetterScreens {

    /** As the server puts them into the page, of a union that has told where its desk is. */
    static final Map<String, String> WORDS = words();

    private static final String PLACE = "imports/42/letters";
    private static final String LETTERS = "members/imports/42/letters";
    private static final String LIST = "GET " + LETTERS;
    private static final String PRINT = "POST " + LETTERS + "/1";
    private static final String FIRST = "#kosmo-content table button";
    private static final LoginAddress LOGIN = new LoginAddress("https://www.kanekakenpo.portal.example.jp/");

    private LetterScreens() {}

    static Stream<Screen> all() {
        return Stream.of(
                screen("letters", at(PLACE, Map.of(LIST, overview("issued", WHEN)), MEMBERS)),
                screen("letters, derived", at(PLACE, Map.of(LIST, overview("derived", null)), MEMBERS)),
                screen("letters, none", at(PLACE, Map.of(LIST, overview("none", null)), MEMBERS)),
                screen("letters, asked", asked(overview("issued", null), Answer.ok(Map.of()), "")),
                screen("letters, asked again", asked(overview("issued", WHEN), Answer.ok(Map.of()), "")),
                screen(
                        "letters, made again",
                        prints(overview("issued", null), refused(409, "LETTERS_MADE_AGAIN", null))),
                screen("letters, on paper", prints(overview("issued", null), letters("issued", "K7MPX-3DRA9-HWTQ9"))),
                screen(
                        "letters, on paper, password known",
                        prints(overview("derived", null), letters("derived", null))));
    }

    private static ScriptFixture prints(Answer overview, Answer answer) {
        return asked(overview, answer, presses("#kosmo-content form h2") + " await there('#kosmo-said > *');");
    }

    private static ScriptFixture asked(Answer overview, Answer answer, String then) {
        return at(PLACE, Map.of(LIST, overview, PRINT, answer), MEMBERS)
                .begins("document.querySelector('" + FIRST + "').click(); await there('#kosmo-content form');" + then);
    }

    private static Answer overview(String kind, @Nullable Long issuedAt) {
        return Answer.ok(new Overview(
                kind,
                "issued".equals(kind) ? WHEN + 90L * 24 * 60 * 60 * 1000 : null,
                List.of(
                        new Bundle(1, 499, 231, issuedAt == null ? 0 : 12, issuedAt, issuedAt),
                        new Bundle(2, 500, 240, 0, issuedAt, null),
                        new Bundle(3, 187, 88, 0, null, null))));
    }

    private static Answer letters(String kind, @Nullable String password) {
        return Answer.ok(new PrintedLetters(
                kind,
                WHEN,
                WHEN,
                LOGIN.text(),
                LOGIN.qr(),
                List.of(
                        new Household(
                                "530-0001",
                                "大阪府大阪市北区梅田一丁目2番3号　カネカ第二社宅　405号室",
                                List.of(
                                        new Letter("健保　花子", "99990432101", password),
                                        new Letter("健保　太郎", "99990432102", password))),
                        new Household(null, null, List.of(new Letter("髙﨑　𠮷郎", "99990432201", password))))));
    }

    private static Map<String, String> words() {
        Map<String, String> words = new TreeMap<>();
        for (String language : List.of("ja", "en")) {
            var messages = new Properties();
            try (InputStream file = LetterScreens.class.getResourceAsStream(
                    "/theme-resources/messages/messages_" + language + ".properties")) {
                messages.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            messages.stringPropertyNames().stream()
                    .filter(key -> key.startsWith("kosmoLetter."))
                    .forEach(key -> words.put(language + "." + key, messages.getProperty(key)));
            SampleUnion.DRESSED
                    .texts()
                    .getOrDefault("ja", Map.of())
                    .forEach((key, value) -> words.put(language + "." + key, value));
        }
        return words;
    }
}
