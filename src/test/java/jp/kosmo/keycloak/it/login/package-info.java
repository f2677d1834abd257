/** The login, from its form to the session. */
@NullMarked
package jp.kosmo.keycloak.it.login;

import org.jspecify.annotations.NullMarked;
