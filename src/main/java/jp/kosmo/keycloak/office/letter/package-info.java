/** The letters by which members begin: printed from the office's page, and stored nowhere. */
@NullMarked
package jp.kosmo.keycloak.office.letter;

import org.jspecify.annotations.NullMarked;
