/** The union's office: its page, and the Admin REST below {@code /admin/realms/{realm}/kosmo}. */
@NullMarked
package jp.kosmo.keycloak.office;

import org.jspecify.annotations.NullMarked;
