@NullMarked
package jp.kosmo.keycloak.recovery;

import org.jspecify.annotations.NullMarked;
