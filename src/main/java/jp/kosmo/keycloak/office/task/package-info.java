/** What the office does for a member, one call a task. */
@NullMarked
package jp.kosmo.keycloak.office.task;

import org.jspecify.annotations.NullMarked;
