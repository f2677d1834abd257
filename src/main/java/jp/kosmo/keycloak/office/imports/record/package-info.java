/** What an import asks of the office's own tasks, and of the rules for user IDs. */
@NullMarked
package jp.kosmo.keycloak.office.imports.record;

import org.jspecify.annotations.NullMarked;
