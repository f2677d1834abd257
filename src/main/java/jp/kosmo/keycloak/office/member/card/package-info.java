/** The card of one member: the record, where the member stands, and what has happened lately. */
@NullMarked
package jp.kosmo.keycloak.office.member.card;

import org.jspecify.annotations.NullMarked;
