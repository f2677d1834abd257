/** What the pages weigh. */
@NullMarked
package jp.kosmo.keycloak.bench.weight;

import org.jspecify.annotations.NullMarked;
