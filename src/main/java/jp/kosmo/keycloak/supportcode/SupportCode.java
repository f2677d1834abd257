package jp.kosmo.keycloak.supportcode;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import jp.kosmo.keycloak.text.TypedText;
import org.keycloak.models.KeycloakSession;

/**
 * The number that a page and the event behind it have in common, so that a member can name it on the telephone. It is
 * made up: nothing about the member or the request can be read from it.
 *
 * <p>Keycloak stores the event of a refusal in a session of its own, which knows nothing of the one that shows the page.
 * What both see is the HTTP request, as one and the same object; the number is kept for as long as that lives. A test
 * compares page and event, should it once be two objects.
 */
public final class SupportCode {

    /** The detail of an event that holds the number. */
    static final String DETAIL = "support_code";

    private static final Map<HttpHeaders, String> OF_REQUESTS = Collections.synchronizedMap(new WeakHashMap<>());
    private static final SecureRandom RANDOM = new SecureRandom();

    /** None of these is taken for another, read or heard: no 0 O Q D, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V, and none that rhymes in Japanese. */
    private static final String LETTERS = "FHKMRTWXY";

    private static final String CHARACTERS = LETTERS + "3479";

    private SupportCode() {}

    /** The number of this request, made when it has none yet; empty outside of a request. */
    public static Optional<String> of(KeycloakSession session) {
        return request(session).map(request -> OF_REQUESTS.computeIfAbsent(request, fresh -> create()));
    }

    /** The number of this request, if an event has asked for one. */
    public static Optional<String> given(KeycloakSession session) {
        return request(session).map(OF_REQUESTS::get);
    }

    private static Optional<HttpHeaders> request(KeycloakSession session) {
        try {
            return Optional.of(session.getContext().getHttpRequest().getHttpHeaders());
        } catch (ContextNotActiveException notInRequest) {
            return Optional.empty();
        }
    }

    /** Two groups such as K7F-T4M. Each begins with a letter: digits alone would be dialled. Without vowels it is no word. */
    static String create() {
        return group() + "-" + group();
    }

    /** Reads what somebody reads out, with or without the hyphen; empty unless it is such a number. */
    public static Optional<String> typed(String input) {
        String code = TypedText.compact(input).toUpperCase(Locale.ROOT);
        return code.matches("(?:[" + LETTERS + "][" + CHARACTERS + "]{2}){2}")
                ? Optional.of(code.substring(0, 3) + "-" + code.substring(3))
                : Optional.empty();
    }

    private static String group() {
        return "" + any(LETTERS) + any(CHARACTERS) + any(CHARACTERS);
    }

    private static char any(String characters) {
        return characters.charAt(RANDOM.nextInt(characters.length()));
    }
}
