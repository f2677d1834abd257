/** The plan of an import: rows are staged, and compared with the members on record. */
@NullMarked
package jp.kosmo.keycloak.members.imports.plan;

import org.jspecify.annotations.NullMarked;
