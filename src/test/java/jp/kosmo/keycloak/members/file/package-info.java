/** Files of members. */
@NullMarked
package jp.kosmo.keycloak.members.file;

import org.jspecify.annotations.NullMarked;
