/** The member's e-mail address. */
@NullMarked
package jp.kosmo.keycloak.email;

import org.jspecify.annotations.NullMarked;
