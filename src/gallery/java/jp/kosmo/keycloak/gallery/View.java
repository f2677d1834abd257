package jp.kosmo.keycloak.gallery;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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

    /** The sample unions as their realm files dress them: of these the first page of each site and the first mail. */
    static final List<View> SHIPPED = Stream.of("kanekakenpo", "daiwakenpo")
            .map(realm -> new View(realm, Locale.JAPANESE, SampleUnion.shipped(realm)))
            .toList();
}
