/** The union's office: what its calls do and to whom they answer. */
@NullMarked
package jp.kosmo.keycloak.it.office;

import org.jspecify.annotations.NullMarked;
