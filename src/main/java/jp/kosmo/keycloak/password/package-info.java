/** Passwords: the derived initial one, the login form, the change, and the rules the manuals add to Keycloak's. */
@NullMarked
package jp.kosmo.keycloak.password;

import org.jspecify.annotations.NullMarked;
