/** Mails: what can be told without a server. */
@NullMarked
package jp.kosmo.keycloak.mail;

import org.jspecify.annotations.NullMarked;
