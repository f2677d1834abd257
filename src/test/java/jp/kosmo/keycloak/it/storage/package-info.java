/** A user federation as small as can be, for the servers of the tests; it is no part of the bundle. */
@NullMarked
package jp.kosmo.keycloak.it.storage;

import org.jspecify.annotations.NullMarked;
