/** One search for members, by whatever the person on the telephone can say. */
@NullMarked
package jp.kosmo.keycloak.office.search;

import org.jspecify.annotations.NullMarked;
