/** One member, as the office sees one. */
@NullMarked
package jp.kosmo.keycloak.office.member;

import org.jspecify.annotations.NullMarked;
