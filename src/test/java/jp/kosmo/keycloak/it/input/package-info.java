/** Whatever can be typed or posted. */
@NullMarked
package jp.kosmo.keycloak.it.input;

import org.jspecify.annotations.NullMarked;
