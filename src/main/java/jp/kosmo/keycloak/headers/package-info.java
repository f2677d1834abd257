/** The security headers of pages in a realm of a union. */
@NullMarked
package jp.kosmo.keycloak.headers;

import org.jspecify.annotations.NullMarked;
