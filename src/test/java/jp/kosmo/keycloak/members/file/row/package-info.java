/** Files of members. */
@NullMarked
package jp.kosmo.keycloak.members.file.row;

import org.jspecify.annotations.NullMarked;
