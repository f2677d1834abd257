/** Initial and own passwords. */
@NullMarked
package jp.kosmo.keycloak.it.password;

import org.jspecify.annotations.NullMarked;
