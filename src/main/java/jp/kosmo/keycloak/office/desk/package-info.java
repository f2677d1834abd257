/** The blind desk: whoever answers the telephone hears who calls, and sees nothing of the record. */
@NullMarked
package jp.kosmo.keycloak.office.desk;

import org.jspecify.annotations.NullMarked;
