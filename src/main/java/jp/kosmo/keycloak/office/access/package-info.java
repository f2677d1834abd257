/** Who may do what in the union's office, and how a call of it begins. */
@NullMarked
package jp.kosmo.keycloak.office.access;

import org.jspecify.annotations.NullMarked;
