/**
 * What {@code ./mvnw -Pgatling} runs: Gatling simulations for a server of one's own, with the option names of Keycloak's
 * benchmark. They share nothing with the rest of the tree. See {@code bench/gatling.md}.
 */
@NullMarked
package jp.kosmo.keycloak.gatling;

import org.jspecify.annotations.NullMarked;
