/** Deleting a second factor, by the one page that may. */
@NullMarked
package jp.kosmo.keycloak.mfa.removal;

import org.jspecify.annotations.NullMarked;
