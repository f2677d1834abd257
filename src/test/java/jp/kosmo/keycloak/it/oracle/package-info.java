/** What must come of a journey, worked out apart from the code under test. */
@NullMarked
package jp.kosmo.keycloak.it.oracle;

import org.jspecify.annotations.NullMarked;
