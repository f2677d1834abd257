/** The evidence of consent and the lists of members, as JSON page by page and as CSV for Excel. */
@NullMarked
package jp.kosmo.keycloak.office.evidence;

import org.jspecify.annotations.NullMarked;
