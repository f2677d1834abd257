package jp.kosmo.keycloak.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.build.Project;

/**
 * A document for people in front of the Admin Console. In it, what is printed bold is on the screen, word for word:
 * {@code **A** › **B**} is a way, whose words are pressed one after the other, and a word by itself is to be seen where
 * the way before it ends. {@code 《…》} stands for what is different in each union, {@code 〔…〕} for the word in English.
 *
 * @param file from which it was read
 * @param parts one for each heading of the highest level below the title, with the people it is for
 */
record ConsoleDocument(Path file, List<Part> parts) {

    /** What stands in no paragraph: blocks of code. */
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$");

    private static final Pattern PART = Pattern.compile("(?m)^## ");
    private static final String STEP = "(?:\\*\\*[^*\n]+\\*\\*|《[^》\n]+》)(?:〔[^〕\n]+〕)?";
    private static final Pattern WAY = Pattern.compile(STEP + "(?:\\s*›\\s*" + STEP + ")*");
    private static final Pattern WORD = Pattern.compile("\\*\\*([^*]+)\\*\\*(?:〔([^〕]+)〕)?|《([^》]+)》");

    static ConsoleDocument read(Path file) {
        String text = CODE.matcher(Project.text(file)).replaceAll("");
        return new ConsoleDocument(
                file, Arrays.stream(PART.split(text)).map(Part::of).toList());
    }

    @Override
    public String toString() {
        return file.toString();
    }

    /** All words of the document that have an English one beside them. */
    List<Word> glossed() {
        return parts.stream()
                .flatMap(part -> part.ways().stream())
                .flatMap(way -> way.words().stream())
                .filter(word -> word.english().isPresent())
                .toList();
    }

    /**
     * What one kind of people does.
     *
     * @param heading above it
     * @param ways in the order of the text; a word by itself is one, too
     */
    record Part(String heading, List<Way> ways) {

        private static Part of(String text) {
            var ways = new ArrayList<Way>();
            WAY.matcher(text).results().map(Way::of).forEach(ways::add);
            return new Part(text.lines().findFirst().orElse("").strip(), List.copyOf(ways));
        }

        @Override
        public String toString() {
            return heading;
        }
    }

    /** Words that are pressed one after the other; one by itself is only looked at. */
    record Way(List<Word> words) {

        private static Way of(MatchResult match) {
            return new Way(WORD.matcher(match.group()).results().map(Word::of).toList());
        }

        boolean isPressed() {
            return words.size() > 1;
        }

        @Override
        public String toString() {
            return String.join(" › ", words.stream().map(Word::text).toList());
        }
    }

    /**
     * @param text on the screen, or the name of what differs from union to union
     * @param english beside it, if any
     * @param isSample whether it is such a name
     */
    record Word(String text, Optional<String> english, boolean isSample) {

        private static Word of(MatchResult match) {
            return match.group(3) == null
                    ? new Word(match.group(1), Optional.ofNullable(match.group(2)), false)
                    : new Word(match.group(3), Optional.empty(), true);
        }
    }
}
