/**
 * The demo behind {@code ./mvnw -Pdemo}: Keycloak with the bundle, a small portal of two sample unions, and an inbox that
 * shows every mail. The browser tests use the same portal and the same sample members.
 */
@NullMarked
package jp.kosmo.keycloak.demo;

import org.jspecify.annotations.NullMarked;
