/** Terms of use: shown when the member has not agreed to the current version, recorded as they were shown. */
@NullMarked
package jp.kosmo.keycloak.terms;

import org.jspecify.annotations.NullMarked;
