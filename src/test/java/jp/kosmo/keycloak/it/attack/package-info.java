/** What attackers and accidents do: damaged settings, spoiled requests, parked logins. */
@NullMarked
package jp.kosmo.keycloak.it.attack;

import org.jspecify.annotations.NullMarked;
