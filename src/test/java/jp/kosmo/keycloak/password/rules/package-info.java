/** The password policies, one by one. */
@NullMarked
package jp.kosmo.keycloak.password.rules;

import org.jspecify.annotations.NullMarked;
