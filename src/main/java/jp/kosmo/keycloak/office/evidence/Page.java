package jp.kosmo.keycloak.office.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items in their order
 * @param next what to send as {@code after} for the part that follows; absent at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {

    /** How many there are on a page. */
    static final int SIZE = 200;

    /** @param found one more than a page has, where there is more */
    static <T> Page<T> of(List<T> found, Function<T, String> key) {
        if (found.size() <= SIZE) {
            return new Page<>(found, null);
        }
        return new Page<>(found.subList(0, SIZE), key.apply(found.get(SIZE - 1)));
    }
}
