/** What is wrong with a realm: what can be told without a server. */
@NullMarked
package jp.kosmo.keycloak.realm;

import org.jspecify.annotations.NullMarked;
