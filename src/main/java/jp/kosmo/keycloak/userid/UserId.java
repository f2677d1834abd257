package jp.kosmo.keycloak.userid;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A member's user ID: 8 to 13 half-width letters, digits and {@code - _ . @}, with at least one letter and one digit,
 * always lower case (SPEC S18, S45-S47, C37).
 */
public record UserId(String value) {

    static final int LEAST = 8;
    static final int MOST = 13;

    /** Reads what was typed: without surrounding blanks, in lower case whatever the server's own language. */
    public static UserId typed(String input) {
        return new UserId(input.strip().toLowerCase(Locale.ROOT));
    }

    /** Every rule this ID breaks, in the order in which a member would mend them; empty when it is fine. */
    public List<UserIdProblem> problems() {
        List<UserIdProblem> problems = new ArrayList<>(characterProblems());
        int length = value.codePointCount(0, value.length());
        if (length < LEAST) {
            problems.add(new UserIdProblem("kosmoUserIdTooShort", String.valueOf(LEAST)));
        }
        if (length > MOST) {
            problems.add(new UserIdProblem("kosmoUserIdTooLong", String.valueOf(MOST)));
        }
        if (value.chars().noneMatch(UserId::isLetter)) {
            problems.add(new UserIdProblem("kosmoUserIdNoLetter", ""));
        }
        if (value.chars().noneMatch(UserId::isDigit)) {
            problems.add(new UserIdProblem("kosmoUserIdNoDigit", ""));
        }
        return problems;
    }

    /** Only what no ID may contain at all, not even a temporary one. */
    List<UserIdProblem> characterProblems() {
        return value.codePoints()
                .distinct()
                .filter(character -> !isAllowed(character))
                .mapToObj(UserId::problem)
                .toList();
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

    private static UserIdProblem problem(int character) {
        String shown = Character.toString(character);
        if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
            return new UserIdProblem("kosmoUserIdBlank", "");
        }
        if (isInvisible(character)) {
            return new UserIdProblem("kosmoUserIdInvisible", "U+%04X".formatted(character));
        }
        if (isFullWidth(shown)) {
            return new UserIdProblem("kosmoUserIdFullWidth", shown);
        }
        if (looksLatin(character)) {
            return new UserIdProblem("kosmoUserIdLookAlike", shown);
        }
        return new UserIdProblem("kosmoUserIdForbidden", shown);
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

    private static boolean isFullWidth(String character) {
        String narrow = Normalizer.normalize(character, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return !narrow.equals(character) && narrow.codePoints().allMatch(UserId::isAllowed);
    }

    /** Letters of other alphabets that are easily taken for Latin ones. */
    private static boolean looksLatin(int character) {
        return switch (Character.UnicodeScript.of(character)) {
            case CYRILLIC, GREEK, ARMENIAN, CHEROKEE, COPTIC, LATIN -> Character.isLetter(character);
            default -> false;
        };
    }
}
