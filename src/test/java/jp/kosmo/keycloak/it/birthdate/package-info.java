/** The step birthdate. */
@NullMarked
package jp.kosmo.keycloak.it.birthdate;

import org.jspecify.annotations.NullMarked;
