/** The mail queue: what can be told without a server. */
@NullMarked
package jp.kosmo.keycloak.mail.memory;

import org.jspecify.annotations.NullMarked;
