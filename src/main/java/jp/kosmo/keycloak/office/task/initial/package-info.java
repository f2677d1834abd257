/** What members start with once more when the letter is lost. */
@NullMarked
package jp.kosmo.keycloak.office.task.initial;

import org.jspecify.annotations.NullMarked;
