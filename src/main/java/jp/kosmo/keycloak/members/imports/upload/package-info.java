/** Files as they were uploaded, in pieces: kept byte for byte, because the same bytes come back with the result. */
@NullMarked
package jp.kosmo.keycloak.members.imports.upload;

import org.jspecify.annotations.NullMarked;
