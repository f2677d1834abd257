/** Password policies the manuals need and Keycloak lacks; set in the console under Authentication, Policies. */
@NullMarked
package jp.kosmo.keycloak.password.rules;

import org.jspecify.annotations.NullMarked;
