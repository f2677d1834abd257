@NullMarked
package jp.kosmo.keycloak.headers;

import org.jspecify.annotations.NullMarked;
