package jp.kosmo.keycloak.text;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A telephone number in the notation that telephones take.
 *
 * @param digits half-width digits, perhaps after a {@code +}
 */
public record TelephoneNumber(String digits) {

    private static final Pattern WRITTEN = Pattern.compile("\\+?[0-9][0-9()\\- ]*");
    private static final int LEAST = 3;
    private static final int MOST = 15;

    /** The first number in a text that people wrote for people, such as {@code ０３－１２３４－５６７８（内線９）}. */
    public static Optional<TelephoneNumber> firstIn(String text) {
        return WRITTEN.matcher(TypedText.ascii(text))
                .results()
                .map(MatchResult::group)
                .map(number -> number.replaceAll("[^+0-9]", ""))
                .filter(number -> number.length() >= LEAST && number.length() <= MOST)
                .findFirst()
                .map(TelephoneNumber::new);
    }
}
