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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The account pages bring along the texts that their scripts show, and no more: every byte of them is sent twice. */
class AccountTextsTest {

    private static final Path PAGES = Project.THEMES.resolve("kosmo/account");
    private static final String FRAME = Project.text(PAGES.resolve("index.ftl"));
    private static final Pattern KEY = Pattern.compile("[\"`](kosmo[A-Z][\\w.-]*)");
    private static final Pattern MODULE = Pattern.compile("\"(\\w[\\w-]*)\"]");
    private static final Pattern IN_PROFILE = Pattern.compile("\\$\\{(kosmoProfile[\\w.]+)}");

    /** Of attributes that administrators alone see. */
    private static final String THE_UNIONS =
            "kosmoProfile(Birthdate|Insured|Mfa(DueSince)|Agreed|SignedOut|Email(Pending)|Closed|InitialPassword|Group).*";

    /** Of each script, beside those of the frame, which are always there; and of the profile's labels. */
    @ParameterizedTest
    @ValueSource(strings = {"account", "profile", "sign-in", "sessions", "terms"})
    void areThoseOfTheScript(String module) {
        Stream<String> shown = found(KEY, Project.text(PAGES.resolve("resources/js/" + module + "-1.js")));
        Stream<String> labels = module.equals("profile")
                ? found(IN_PROFILE, Project.text(Path.of("src/realm/user-profile.json")))
                        .filter(key -> !key.matches(THE_UNIONS))
                : Stream.empty();
        Set<String> frame = list("frameTexts = [");
        frame.addAll(list("endTexts = ["));
        Set<String> own = module.equals("account") ? frame : list("\"" + module + "\": [");
        Set<String> wanted = Stream.concat(shown, labels)
                .filter(key -> !key.equals("kosmoAccountDone."))
                .filter(key -> own == frame || !frame.contains(key))
                .collect(Collectors.toCollection(TreeSet::new));
        own.removeIf(key -> key.startsWith("kosmoAccountDone."));
        assertThat(wanted).isEqualTo(own);
    }

    @Test
    void everyEntryOfTheMenuHasAModule() {
        String menu = FRAME.substring(FRAME.indexOf("<#assign pages"), FRAME.indexOf("<#assign portal"));
        assertThat(found(MODULE, menu))
                .hasSize(4)
                .allSatisfy(module -> assertThat(PAGES.resolve("resources/js/" + module + "-1.js"))
                        .exists());
    }

    private static Set<String> list(String beginning) {
        int from = FRAME.indexOf(beginning) + beginning.length();
        return found(KEY, FRAME.substring(from, FRAME.indexOf("]", from)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult result) -> result.group(1));
    }
}
