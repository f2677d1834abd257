package jp.kosmo.keycloak.userid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jp.kosmo.keycloak.text.TypedText;
import org.jspecify.annotations.Nullable;

/**
 * A member's user ID: 8 to 13 half-width letters, digits and {@code - _ . @}, with at least one letter and one digit,
 * always lower case.
 */
public record UserId(String value) {

    static final int LEAST = 8;
    static final int MOST = 13;

    private static final String BLANK = "kosmoUserIdBlank";
    private static final String INVISIBLE = "kosmoUserIdInvisible";
    private static final String FORBIDDEN = "kosmoUserIdForbidden";

    /** Far longer than any ID, also than a temporary one; no more of what is typed is looked at or shown again. */
    private static final int LONGEST = 64;
    /** How many wrong characters a sentence names: a member who reads them knows what to do about the others. */
    private static final int NAMED = 3;

    /** Reads what was typed: in half width, without blanks around it, in lower case whatever the server's own language. */
    public static UserId typed(String input) {
        return new UserId(beginning(TypedText.ascii(input)).toLowerCase(Locale.ROOT));
    }

    /** What is shown in the field again: as it was typed. Null counts as empty. */
    static String shown(@Nullable String input) {
        return input == null ? "" : beginning(input.strip());
    }

    private static String beginning(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** What keeps this from being a user ID, in one sentence, however much it is; empty when it is fine. */
    public List<UserIdViolation> problems() {
        if (isTooLong()) {
            return List.of(new UserIdViolation("kosmoUserIdTooLong", String.valueOf(MOST)));
        }
        List<UserIdViolation> problems = characterProblems();
        return problems.isEmpty() ? shapeProblems() : problems;
    }

    /** Only what no ID may contain at all, not even a temporary one: in one sentence, too. */
    public List<UserIdViolation> characterProblems() {
        List<UserIdViolation> first = value.codePoints()
                .filter(character -> !isAllowed(character))
                .distinct()
                .limit(NAMED)
                .mapToObj(UserId::problem)
                .distinct()
                .toList();
        return first.size() < 2 ? first : List.of(together(first));
    }

    /** Of different kinds, those that can be seen are named: they are what everybody has typed on purpose. */
    private static UserIdViolation together(List<UserIdViolation> several) {
        List<String> keys =
                several.stream().map(UserIdViolation::messageKey).distinct().toList();
        List<UserIdViolation> named =
                several.stream().filter(problem -> !isUnseen(problem)).toList();
        if (keys.size() > 1 && named.isEmpty()) {
            return several.get(0);
        }
        return new UserIdViolation(
                keys.size() == 1 ? keys.get(0) : FORBIDDEN,
                (keys.size() == 1 ? several : named)
                        .stream().map(UserIdViolation::detail).collect(Collectors.joining(" ")));
    }

    private static boolean isUnseen(UserIdViolation problem) {
        return problem.messageKey().equals(BLANK) || problem.messageKey().equals(INVISIBLE);
    }

    private List<UserIdViolation> shapeProblems() {
        List<UserIdViolation> problems = new ArrayList<>();
        if (value.length() < LEAST) {
            problems.add(new UserIdViolation("kosmoUserIdTooShort", String.valueOf(LEAST)));
        }
        if (value.chars().noneMatch(UserId::isLetter)) {
            problems.add(new UserIdViolation("kosmoUserIdNoLetter", ""));
        }
        if (value.chars().noneMatch(UserId::isDigit)) {
            problems.add(new UserIdViolation("kosmoUserIdNoDigit", ""));
        }
        return problems.size() < 2 ? problems : List.of(new UserIdViolation("kosmoUserIdShape", ""));
    }

    /** Without counting any further than needed. */
    private boolean isTooLong() {
        return value.length() > 2 * MOST || value.codePointCount(0, value.length()) > MOST;
    }

    private static boolean isAllowed(int character) {
        return isLetter(character) || isDigit(character) || "-_.@".indexOf(character) >= 0;
    }

    private static boolean isLetter(int character) {
        return character >= 'a' && character <= 'z';
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private static UserIdViolation problem(int character) {
        String shown = Character.toString(character);
        if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
            return new UserIdViolation(BLANK, "");
        }
        if (isInvisible(character)) {
            return new UserIdViolation(INVISIBLE, "U+%04X".formatted(character));
        }
        if (looksLatin(character)) {
            return new UserIdViolation("kosmoUserIdLookAlike", shown);
        }
        return new UserIdViolation(FORBIDDEN, shown);
    }

    /** What shows nothing of its own: named by its number, because a message could not show it either. */
    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    /** Letters of other alphabets that are easily taken for Latin ones. */
    private static boolean looksLatin(int character) {
        return switch (Character.UnicodeScript.of(character)) {
            case CYRILLIC, GREEK, ARMENIAN, CHEROKEE, COPTIC, LATIN -> Character.isLetter(character);
            default -> false;
        };
    }
}
