/** A union's file of members: read row by row, what is wrong with each, and what Excel has done to whole columns. */
@NullMarked
package jp.kosmo.keycloak.members.file;

import org.jspecify.annotations.NullMarked;
