/** The initial password and for how long it is good. */
@NullMarked
package jp.kosmo.keycloak.password;

import org.jspecify.annotations.NullMarked;
