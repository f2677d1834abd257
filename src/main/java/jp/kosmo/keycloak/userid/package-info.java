/** The member's own user ID: its rules, its change, and what becomes of the old one. */
@NullMarked
package jp.kosmo.keycloak.userid;

import org.jspecify.annotations.NullMarked;
