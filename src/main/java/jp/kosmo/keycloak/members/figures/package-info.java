/** How many members a union has in which state: who is counted, and the numbers of each day. */
@NullMarked
package jp.kosmo.keycloak.members.figures;

import org.jspecify.annotations.NullMarked;
