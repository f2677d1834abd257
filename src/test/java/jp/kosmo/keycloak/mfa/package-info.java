/** The second factor: what can be told without a server. */
@NullMarked
package jp.kosmo.keycloak.mfa;

import org.jspecify.annotations.NullMarked;
