/**
 * Server tests, and what they stand on: the real distribution with the built JAR, a real PostgreSQL, real mails.
 *
 * <p>Start at {@link jp.kosmo.keycloak.it.fixture.Union}: everything a test needs of the running system hangs off it.
 */
@NullMarked
package jp.kosmo.keycloak.it;

import org.jspecify.annotations.NullMarked;
