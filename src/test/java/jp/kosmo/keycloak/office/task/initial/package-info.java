/** Tests of the initial passwords that the office issues. */
@NullMarked
package jp.kosmo.keycloak.office.task.initial;

import org.jspecify.annotations.NullMarked;
