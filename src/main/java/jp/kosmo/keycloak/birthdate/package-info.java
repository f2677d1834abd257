/** The birthdate check of the first login: exact, slow to guess, never logged. */
@NullMarked
package jp.kosmo.keycloak.birthdate;

import org.jspecify.annotations.NullMarked;
