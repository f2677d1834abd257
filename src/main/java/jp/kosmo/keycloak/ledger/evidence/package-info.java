/** What staff read of the ledger, who is missing in it, and for how long it is kept. */
@NullMarked
package jp.kosmo.keycloak.ledger.evidence;

import org.jspecify.annotations.NullMarked;
