/** The union's office on a real server, by HTTP. */
@NullMarked
package jp.kosmo.keycloak.it.office;

import org.jspecify.annotations.NullMarked;
