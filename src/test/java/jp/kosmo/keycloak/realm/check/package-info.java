@NullMarked
package jp.kosmo.keycloak.realm.check;

import org.jspecify.annotations.NullMarked;
