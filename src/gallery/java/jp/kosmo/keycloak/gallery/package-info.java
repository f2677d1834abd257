/**
 * The gallery behind {@code ./mvnw -Pgallery}: every page and mail in every state, rendered by Keycloak's own code and ours,
 * without a server. {@code GalleryTest} renders the same set.
 */
@NullMarked
package jp.kosmo.keycloak.gallery;

import org.jspecify.annotations.NullMarked;
