/** The login form: user ID and password, wrong tries, and the browsers a member has logged in with. */
@NullMarked
package jp.kosmo.keycloak.password.login;

import org.jspecify.annotations.NullMarked;
