/** The rules of user IDs. */
@NullMarked
package jp.kosmo.keycloak.userid;

import org.jspecify.annotations.NullMarked;
