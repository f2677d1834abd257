/** The user IDs a member has had. */
@NullMarked
package jp.kosmo.keycloak.ledger.history;

import org.jspecify.annotations.NullMarked;
