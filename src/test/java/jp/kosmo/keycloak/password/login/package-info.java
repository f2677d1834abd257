/** What of it can be told without a server. */
@NullMarked
package jp.kosmo.keycloak.password.login;

import org.jspecify.annotations.NullMarked;
