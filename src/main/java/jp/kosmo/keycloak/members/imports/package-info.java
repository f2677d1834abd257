/** The plan of an import: the rows of a file, staged and compared with the members on record. */
@NullMarked
package jp.kosmo.keycloak.members.imports;

import org.jspecify.annotations.NullMarked;
