/** The running system: Keycloak, its database, mail servers and what can be measured of them. */
@NullMarked
package jp.kosmo.keycloak.it.harness;

import org.jspecify.annotations.NullMarked;
