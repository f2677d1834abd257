/** What of it can be told without a server. */
@NullMarked
package jp.kosmo.keycloak.office.desk;

import org.jspecify.annotations.NullMarked;
