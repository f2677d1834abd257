/** The number on a page of refusal by which staff find the event. */
@NullMarked
package jp.kosmo.keycloak.supportcode;

import org.jspecify.annotations.NullMarked;
