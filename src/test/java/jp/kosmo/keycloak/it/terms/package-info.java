/** The step terms of use. */
@NullMarked
package jp.kosmo.keycloak.it.terms;

import org.jspecify.annotations.NullMarked;
