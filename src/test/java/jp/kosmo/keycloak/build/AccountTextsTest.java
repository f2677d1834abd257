package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The account pages bring along the texts that their scripts show, and no more: every byte of them is sent twice. */
class AccountTextsTest {

    private static final Path PAGES = Project.THEMES.resolve("kosmo/account");
    private static final String FRAME = Project.text(PAGES.resolve("index.ftl"));
    private static final Pattern KEY = Pattern.compile("[\"`](kosmo[A-Z][\\w.-]*)");
    private static final Pattern MODULE = Pattern.compile("\"(\\w[\\w-]*)\"]");
    private static final Pattern IN_PROFILE = Pattern.compile("\\$\\{(kosmoProfile[\\w.]+)}");

    /** Of attributes that administrators alone see. */
    private static final String THE_UNIONS =
            "kosmoProfile(Birthdate|Insured|Mfa(DueSince)|Agreed|SignedOut|Email(Pending)|Group).*";

    @Test
    void areThoseOfTheScriptsAndOfTheProfile() {
        Set<String> shown = Stream.concat(
                        scripts().flatMap(script -> found(KEY, script)),
                        found(IN_PROFILE, Project.text(Path.of("src/realm/user-profile.json")))
                                .filter(key -> !key.matches(THE_UNIONS)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(brought().filter(key -> !key.matches("kosmoAccountDone\\..+")))
                .containsExactlyInAnyOrderElementsOf(shown.stream()
                        .filter(key -> !key.equals("kosmoAccountDone."))
                        .toList());
    }

    @Test
    void everyEntryOfTheMenuHasAModule() {
        String menu = FRAME.substring(FRAME.indexOf("<#assign pages"), FRAME.indexOf("<#assign portal"));
        assertThat(found(MODULE, menu))
                .hasSize(4)
                .allSatisfy(module -> assertThat(PAGES.resolve("resources/js/" + module + "-1.js"))
                        .exists());
    }

    /** Keys that stand in the list, and not as names of the menu's entries. */
    private static Stream<String> brought() {
        return found(KEY, FRAME.substring(FRAME.indexOf("<#assign texts"), FRAME.indexOf("<#assign pages")));
    }

    private static Stream<String> scripts() {
        return Project.files(PAGES.resolve("resources/js"), ".js").stream().map(Project::text);
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult result) -> result.group(1));
    }
}
