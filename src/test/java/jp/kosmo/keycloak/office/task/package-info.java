/** What of it can be told without a server. */
@NullMarked
package jp.kosmo.keycloak.office.task;

import org.jspecify.annotations.NullMarked;
