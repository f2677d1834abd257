/** The second factor: the member's choice, its set-up and its use. */
@NullMarked
package jp.kosmo.keycloak.mfa;

import org.jspecify.annotations.NullMarked;
