/** Mails: what they say, to whom, how many. */
@NullMarked
package jp.kosmo.keycloak.it.mail;

import org.jspecify.annotations.NullMarked;
