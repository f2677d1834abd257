/** How a member gets back in alone: forgotten password, lost phone, forgotten user ID (SPEC 1.9, 1.10). */
@NullMarked
package jp.kosmo.keycloak.recovery;

import org.jspecify.annotations.NullMarked;
