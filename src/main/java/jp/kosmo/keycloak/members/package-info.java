/** The index by which members are found: one row per member, of keys that every database sorts and compares alike. */
@NullMarked
package jp.kosmo.keycloak.members;

import org.jspecify.annotations.NullMarked;
