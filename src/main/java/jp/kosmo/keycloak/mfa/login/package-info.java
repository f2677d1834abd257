/** Showing a second factor: one-time password or passkey. */
@NullMarked
package jp.kosmo.keycloak.mfa.login;

import org.jspecify.annotations.NullMarked;
