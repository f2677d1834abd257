/** One union's settings, as its administrators enter them in the stock Admin Console. */
@NullMarked
package jp.kosmo.keycloak.union;

import org.jspecify.annotations.NullMarked;
