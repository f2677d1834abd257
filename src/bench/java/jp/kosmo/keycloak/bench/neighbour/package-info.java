/** Whether one union can be used to stop the others. */
@NullMarked
package jp.kosmo.keycloak.bench.neighbour;

import org.jspecify.annotations.NullMarked;
