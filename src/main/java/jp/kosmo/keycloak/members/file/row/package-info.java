/** One row of a file of members: what stands in it, and what is wrong with it. */
@NullMarked
package jp.kosmo.keycloak.members.file.row;

import org.jspecify.annotations.NullMarked;
