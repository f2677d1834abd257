/** Forgotten passwords and user IDs, lost phones. */
@NullMarked
package jp.kosmo.keycloak.it.recovery;

import org.jspecify.annotations.NullMarked;
