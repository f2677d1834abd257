/** User IDs: chosen, changed, released. */
@NullMarked
package jp.kosmo.keycloak.it.userid;

import org.jspecify.annotations.NullMarked;
