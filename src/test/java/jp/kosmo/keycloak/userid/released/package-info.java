@NullMarked
package jp.kosmo.keycloak.userid.released;

import org.jspecify.annotations.NullMarked;
