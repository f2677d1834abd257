/** How a member gets back in alone: forgotten password, lost phone, forgotten user ID. */
@NullMarked
package jp.kosmo.keycloak.recovery;

import org.jspecify.annotations.NullMarked;
