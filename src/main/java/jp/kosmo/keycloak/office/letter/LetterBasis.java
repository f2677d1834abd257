package jp.kosmo.keycloak.office.letter;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which letters of a bundle the clerk knows of: whoever prints makes all of before worthless, and must not do it to those of a
 * colleague by mistake.
 *
 * @param issuedAt of the bundle, as the clerk has seen it; null = none were made
 */
public record LetterBasis(@Nullable Long issuedAt) {

    static boolean holds(@Nullable LetterBasis basis, @Nullable Long issuedAt) {
        return Objects.equals(basis == null ? null : basis.issuedAt, issuedAt);
    }
}
