@NullMarked
package jp.kosmo.keycloak.login;

import org.jspecify.annotations.NullMarked;
