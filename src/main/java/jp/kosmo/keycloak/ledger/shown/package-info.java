/** The texts of the terms that members have decided about. */
@NullMarked
package jp.kosmo.keycloak.ledger.shown;

import org.jspecify.annotations.NullMarked;
