/** Files of members. */
@NullMarked
package jp.kosmo.keycloak.members.file.csv;

import org.jspecify.annotations.NullMarked;
