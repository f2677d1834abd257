/** Who may do what in the office: the one table of its operations, and the check before each of them. */
@NullMarked
package jp.kosmo.keycloak.office.access;

import org.jspecify.annotations.NullMarked;
