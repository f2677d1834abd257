/** Mails that leave after the request that asked for them: queued in memory, tried again, counted, never in anybody's way. */
@NullMarked
package jp.kosmo.keycloak.mail;

import org.jspecify.annotations.NullMarked;
