@NullMarked
package jp.kosmo.keycloak.union;

import org.jspecify.annotations.NullMarked;
