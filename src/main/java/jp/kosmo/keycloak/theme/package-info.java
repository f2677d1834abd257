/** Wraps the themes of Keycloak: texts of a union mean themselves, locales are those of the realm, nothing of a client is kept. */
@NullMarked
package jp.kosmo.keycloak.theme;

import org.jspecify.annotations.NullMarked;
