/** A union's realm as a whole, beside realms of others. */
@NullMarked
package jp.kosmo.keycloak.it.realm;

import org.jspecify.annotations.NullMarked;
