/** The versions of a union's terms, for those who publish them. */
@NullMarked
package jp.kosmo.keycloak.terms.published;

import org.jspecify.annotations.NullMarked;
