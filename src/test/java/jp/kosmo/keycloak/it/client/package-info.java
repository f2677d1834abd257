/** A member's browser, app and passkey as HTTP sees them. */
@NullMarked
package jp.kosmo.keycloak.it.client;

import org.jspecify.annotations.NullMarked;
