/** The birthdate check of the first login (manual M1 2-1 step 5): exact, slow to guess, never logged. */
@NullMarked
package jp.kosmo.keycloak.birthdate;

import org.jspecify.annotations.NullMarked;
