/** Codes of letters, without a server. */
@NullMarked
package jp.kosmo.keycloak.password.initial.code;

import org.jspecify.annotations.NullMarked;
