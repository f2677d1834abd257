/** The random code of a member's letter: made, typed, stored. */
@NullMarked
package jp.kosmo.keycloak.password.initial.code;

import org.jspecify.annotations.NullMarked;
