/** Mails that tell a member what happened to the account. */
@NullMarked
package jp.kosmo.keycloak.notice;

import org.jspecify.annotations.NullMarked;
