/** Files of members, as the office takes them. */
@NullMarked
package jp.kosmo.keycloak.office.file;

import org.jspecify.annotations.NullMarked;
