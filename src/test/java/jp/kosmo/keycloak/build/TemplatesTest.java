package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our templates run under a strict Content-Security-Policy, escape everything and hold no sentence of their own. */
class TemplatesTest {
    private static final Pattern COMMENT = Pattern.compile("<#--.*?-->|<!--.*?-->", Pattern.DOTALL);
    /** A FreeMarker tag, whose strings and brackets may hold a {@code >}. */
    private static final Pattern DIRECTIVE =
            Pattern.compile("</?[#@](?:\"[^\"]*\"|'[^']*'|\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)|[^>\"'(])*>");

    private static final Pattern INTERPOLATION = Pattern.compile("\\$\\{(?:\"[^\"]*\"|'[^']*'|[^}\"'])*}");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z!](?:\"[^\"]*\"|'[^']*'|[^>\"'])*>|&#?\\w+;");
    /** Attributes that a macro writes, outside of any tag of its own. */
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b[a-z-]+=\"[^\"]*\"");

    private static final Pattern SPOKEN_ATTRIBUTE =
            Pattern.compile("\\s(?:title|alt|placeholder|aria-label)\\s*=\\s*\"[^\"]*\\p{L}[^\"]*\"");
    private static final Pattern SANITISED = Pattern.compile("\\$\\{\\s*kcSanitize\\([^}]*\\)\\s*\\?no_esc\\s*}");

    static Stream<Path> templates() {
        return Stream.of(Project.RESOURCES, Project.THEMES).flatMap(folder -> Project.files(folder, ".ftl").stream());
    }

    /** The union's colour, checked in Java to be one; a policy for scripts has nothing against it. */
    private static final Pattern COLOUR =
            Pattern.compile(Pattern.quote("<style>:root { --kosmo-accent: ${union.accent()} }</style>"));

    @ParameterizedTest
    @MethodSource("templates")
    void noInlineScriptOrStyle(Path template) {
        assertThat(without(Project.text(template), COMMENT, COLOUR))
                .doesNotContainPattern("(?i)<script(?![^>]*\\ssrc=)")
                .doesNotContainPattern("(?i)<style")
                .doesNotContainPattern("(?i)\\son[a-z]+\\s*=")
                .doesNotContainPattern("(?i)javascript:");
    }

    /** A mail has no Content-Security-Policy, and its program reads no stylesheet: there the style stands at the element. */
    @ParameterizedTest
    @MethodSource("templates")
    void onlyMailsHaveTheirStyleAtTheElement(Path template) {
        if (!template.startsWith(Project.THEMES.resolve("kosmo/email/html"))) {
            assertThat(without(Project.text(template), COMMENT)).doesNotContainPattern("(?i)\\sstyle\\s*=");
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void nothingGoesOutUnescapedButWhatKeycloakSanitised(Path template) {
        assertThat(without(Project.text(template), COMMENT, SANITISED))
                .doesNotContain("?no_esc", "<#noautoesc", "<#outputformat", "<#noescape");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noSentenceOfItsOwn(Path template) {
        String markup = without(Project.text(template), COMMENT, COLOUR, DIRECTIVE, INTERPOLATION);
        assertThat(SPOKEN_ATTRIBUTE.matcher(markup).results().map(MatchResult::group))
                .as("attributes read out to members, written into the template")
                .isEmpty();
        assertThat(without(markup, TAG, ATTRIBUTE))
                .as("text written into the template")
                .doesNotContainPattern("\\p{L}");
    }

    private static String without(String text, Pattern... patterns) {
        for (Pattern pattern : patterns) {
            text = pattern.matcher(text).replaceAll("");
        }
        return text;
    }
}
