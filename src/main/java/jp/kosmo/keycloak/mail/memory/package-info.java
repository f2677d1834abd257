/** The queue that ships: in the memory of the node, a few threads, one failure never in the way of another mail. */
@NullMarked
package jp.kosmo.keycloak.mail.memory;

import org.jspecify.annotations.NullMarked;
