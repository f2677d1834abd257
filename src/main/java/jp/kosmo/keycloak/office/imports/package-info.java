/** Members by the file: its plan, applying it, undoing it. */
@NullMarked
package jp.kosmo.keycloak.office.imports;

import org.jspecify.annotations.NullMarked;
