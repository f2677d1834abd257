/** User IDs that were given up: recorded, and forgotten when their time is over. */
@NullMarked
package jp.kosmo.keycloak.userid.released;

import org.jspecify.annotations.NullMarked;
