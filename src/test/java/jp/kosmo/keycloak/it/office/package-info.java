/** The union's office. */
@NullMarked
package jp.kosmo.keycloak.it.office;

import org.jspecify.annotations.NullMarked;
