/** Append-only evidence of what members agreed to, and the history of user IDs; all our tables are declared here. */
@NullMarked
package jp.kosmo.keycloak.ledger;

import org.jspecify.annotations.NullMarked;
