/** What is looked for in the office. */
@NullMarked
package jp.kosmo.keycloak.office.search;

import org.jspecify.annotations.NullMarked;
