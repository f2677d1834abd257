package jp.kosmo.keycloak.gallery;

import java.util.List;
import java.util.Locale;

/**
 * How each page is shown.
 *
 * @param name of the folder, and head of the column
 */
record View(String name, Locale locale, SampleUnion union) {
    static final List<View> ALL = List.of(
            new View("ja", Locale.JAPANESE, SampleUnion.PLAIN),
            new View("en", Locale.ENGLISH, SampleUnion.PLAIN),
            new View("ja-union", Locale.JAPANESE, SampleUnion.DRESSED));
}
