/** With which version of its terms each realm was seen last. */
@NullMarked
package jp.kosmo.keycloak.ledger.seen;

import org.jspecify.annotations.NullMarked;
