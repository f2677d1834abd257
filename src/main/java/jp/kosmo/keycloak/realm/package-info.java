/** The gate: which realms of the server are a union's, and what such a realm needs. */
@NullMarked
package jp.kosmo.keycloak.realm;

import org.jspecify.annotations.NullMarked;
