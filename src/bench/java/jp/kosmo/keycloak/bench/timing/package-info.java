/** Whether the time of an answer tells who is a member. */
@NullMarked
package jp.kosmo.keycloak.bench.timing;

import org.jspecify.annotations.NullMarked;
