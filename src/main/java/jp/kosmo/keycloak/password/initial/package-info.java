/** The first password of a member who has set none: made of the union's record, never stored. */
@NullMarked
package jp.kosmo.keycloak.password.initial;

import org.jspecify.annotations.NullMarked;
