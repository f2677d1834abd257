/** The self-check: what of a union's realm is not as the journey needs it. */
@NullMarked
package jp.kosmo.keycloak.realm.check;

import org.jspecify.annotations.NullMarked;
