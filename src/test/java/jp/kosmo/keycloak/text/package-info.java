@NullMarked
package jp.kosmo.keycloak.text;

import org.jspecify.annotations.NullMarked;
