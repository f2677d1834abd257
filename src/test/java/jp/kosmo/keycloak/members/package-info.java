/** The index of members. */
@NullMarked
package jp.kosmo.keycloak.members;

import org.jspecify.annotations.NullMarked;
