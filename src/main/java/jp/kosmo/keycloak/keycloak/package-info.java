/** What a login carries through its steps: its stamp, the recovery it belongs to, its form fields. */
@NullMarked
package jp.kosmo.keycloak.keycloak;

import org.jspecify.annotations.NullMarked;
