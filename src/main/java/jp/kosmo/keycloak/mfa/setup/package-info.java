/** Setting up a second factor. */
@NullMarked
package jp.kosmo.keycloak.mfa.setup;

import org.jspecify.annotations.NullMarked;
