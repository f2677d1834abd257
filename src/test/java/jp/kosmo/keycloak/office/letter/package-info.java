@NullMarked
package jp.kosmo.keycloak.office.letter;

import org.jspecify.annotations.NullMarked;
