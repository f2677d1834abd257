/** Tests of the report that need no server. */
@NullMarked
package jp.kosmo.keycloak.office.report;

import org.jspecify.annotations.NullMarked;
