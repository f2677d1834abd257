/** The number on a page of refusal. */
@NullMarked
package jp.kosmo.keycloak.supportcode;

import org.jspecify.annotations.NullMarked;
