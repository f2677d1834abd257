/** What of it can be told without a server. */
@NullMarked
package jp.kosmo.keycloak.mfa.login;

import org.jspecify.annotations.NullMarked;
