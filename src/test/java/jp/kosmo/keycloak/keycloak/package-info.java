@NullMarked
package jp.kosmo.keycloak.keycloak;

import org.jspecify.annotations.NullMarked;
