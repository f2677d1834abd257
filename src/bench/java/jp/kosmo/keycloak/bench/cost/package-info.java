/** What the bundle costs members who log in, and a server that starts. */
@NullMarked
package jp.kosmo.keycloak.bench.cost;

import org.jspecify.annotations.NullMarked;
