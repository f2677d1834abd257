/** A login between the login form and the session: whether it still holds, and what stops it. */
@NullMarked
package jp.kosmo.keycloak.login;

import org.jspecify.annotations.NullMarked;
