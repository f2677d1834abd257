/** A row as a file brings it, and what a row may say. */
@NullMarked
package jp.kosmo.keycloak.members.imports.rules;

import org.jspecify.annotations.NullMarked;
