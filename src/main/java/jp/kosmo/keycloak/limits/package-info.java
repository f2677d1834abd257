/** Attempts, counted exactly: per member, cluster-wide, surviving restarts. */
@NullMarked
package jp.kosmo.keycloak.limits;

import org.jspecify.annotations.NullMarked;
