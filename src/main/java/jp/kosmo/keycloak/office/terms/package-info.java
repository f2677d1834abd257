/** Publishing the union's terms of use in the office. */
@NullMarked
package jp.kosmo.keycloak.office.terms;

import org.jspecify.annotations.NullMarked;
