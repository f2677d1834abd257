/** How many members have got how far: as numbers of now, day by day, and as metrics. */
@NullMarked
package jp.kosmo.keycloak.office.report;

import org.jspecify.annotations.NullMarked;
