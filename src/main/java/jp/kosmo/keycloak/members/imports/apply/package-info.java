/** What a plan does to the members: applied, stopped, gone on with by another node, undone. */
@NullMarked
package jp.kosmo.keycloak.members.imports.apply;

import org.jspecify.annotations.NullMarked;
