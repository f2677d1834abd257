/** What members have agreed to, for the account pages. */
@NullMarked
package jp.kosmo.keycloak.terms.agreed;

import org.jspecify.annotations.NullMarked;
