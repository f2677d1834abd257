/** Which addresses mail servers refuse. */
@NullMarked
package jp.kosmo.keycloak.mail.refused;

import org.jspecify.annotations.NullMarked;
