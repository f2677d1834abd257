/** Second factors: set up, asked for, removed. */
@NullMarked
package jp.kosmo.keycloak.it.mfa;

import org.jspecify.annotations.NullMarked;
